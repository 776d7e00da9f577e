package org.tollbridge.provisioning.batch;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.LoadedBeforeException;
import org.tollbridge.provisioning.store.RecordBatch.Action;
import org.tollbridge.provisioning.store.StoreException;

/** Loads a batch file into a store: whole, without its bad rows, or not at all. */
public final class BatchFile {

    /** Distinguishes file contents from other once-only requests. */
    private static final String ONCE = "batch file";

    private final BatchPlace place;
    private final BatchMode mode;
    private final BatchListener listener;
    private Optional<BatchKind> kind;
    private BatchFormat format = BatchFormat.CSV;
    private Optional<Gathering> gathering = Optional.empty();
    private long rows;
    private long faults;
    private long refused;
    private boolean whole = true;

    private BatchFile(BatchPlace place, BatchMode mode, BatchListener listener) {
        this.place = place;
        this.mode = mode;
        this.listener = listener;
        this.kind = mode.kind();
    }

    /**
     * Result of loading a file.
     *
     * @param kind kind of its records, if it can be determined
     * @param rows rows checked, without the header
     * @param faults number of faults reported
     * @param refused rows with faults
     * @param change what was or would be done; empty when nothing was loaded
     */
    public record Result(Optional<BatchKind> kind, long rows, long faults, long refused, Optional<Change> change) {}

    /**
     * Loads a file. All rows are checked, unless the file becomes unreadable.
     *
     * @param in closed when done
     * @param author who loads it
     * @param listener receives every fault and every refused row
     * @throws IOException when reading fails; the store is then unchanged
     * @throws LoadedBeforeException when the file may be loaded only once and already was
     * @throws StoreException when the store refuses the load; it is then unchanged
     */
    public static Result load(InputStream in, BatchPlace place, BatchMode mode, Author author, BatchListener listener)
            throws IOException, StoreException {
        return load(in, place, mode, Intent.of(author), listener);
    }

    /**
     * Same, for a request that may be repeated.
     *
     * @param intent without conditions; its key is not used when the file is identified by its contents
     */
    static Result load(InputStream in, BatchPlace place, BatchMode mode, Intent intent, BatchListener listener)
            throws IOException, StoreException {
        return new BatchFile(place, mode, listener).load(in, intent);
    }

    private Result load(InputStream in, Intent intent) throws IOException, StoreException {
        MessageDigest digest = sha256();
        try (DigestInputStream digested = new DigestInputStream(in, digest);
                BatchRows batch = BatchRows.open(digested, mode.charset())) {
            format = batch.format();
            readRows(batch);
        } catch (UnreadableBatchException e) {
            whole = false;
            tell(e.fault());
        }
        Optional<Change> change = Optional.empty();
        if (whole && gathering.isPresent() && (faults == 0 || mode.skipBad())) {
            listener.storing();
            Gathering.Done done = gathering.get().finish(once(intent, digest));
            change = done.change();
            for (Gathering.Refused bad : done.refused()) {
                refuse(bad.row(), bad.faults());
            }
        }
        return new Result(kind, rows, faults, refused, change);
    }

    /** A file is identified by its contents, whatever its name. */
    private Intent once(Intent intent, MessageDigest digest) {
        return mode.once()
                ? new Intent(
                        intent.author(),
                        intent.expected(),
                        Optional.of(new Intent.Once(HexFormat.of().formatHex(digest.digest()), ONCE)))
                : intent;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void readRows(BatchRows batch) throws UnreadableBatchException, IOException, StoreException {
        if (batch instanceof CsvBatch csv) {
            Optional<BatchRow> header = csv.header();
            if (header.isEmpty()) {
                beginEmpty();
                return;
            }
            begin(header.get());
            header.flatMap(this::columnFault).ifPresent(this::tell);
            if (faults > 0) {
                whole = false;
                return;
            }
        }
        for (Optional<BatchRow> row = batch.next(); row.isPresent(); row = batch.next()) {
            rows++;
            listener.looked(rows);
            if (gathering.isEmpty()) {
                begin(row.get());
            }
            take(row.get(), batch.format() == BatchFormat.JSON_LINES);
        }
        if (rows == 0) {
            checkNoRows();
        }
    }

    /**
     * An export without records in JSON Lines is an empty file, which is recognised only if its kind is given. It never
     * empties a store, because a file may also be empty after a failed export.
     */
    private void beginEmpty() throws UnreadableBatchException, StoreException {
        if (mode.kind().isEmpty() || mode.replaceAll()) {
            throw new UnreadableBatchException(
                    1, "the file is empty; the first row must name the columns, or each line must be a JSON object");
        }
        begin(new BatchRow(1, List.of(), List.of()));
    }

    /** A file truncated after its header must not empty the store, unless its kind is given. */
    private void checkNoRows() throws UnreadableBatchException {
        if (mode.replaceAll() && mode.kind().isEmpty()) {
            throw new UnreadableBatchException(
                    1,
                    "no row follows the header, so all " + kind.orElseThrow().name()
                            + " would be removed; name the kind if that is intended");
        }
    }

    private void begin(BatchRow first) throws StoreException {
        BatchKind known = kind.orElseGet(() -> BatchKind.ofColumns(first.header()));
        kind = Optional.of(known);
        Gathering rowsOfIt = known.rows().apply(place);
        rowsOfIt.begin(mode);
        gathering = Optional.of(rowsOfIt);
    }

    private Optional<BatchFault> columnFault(BatchRow header) {
        return kind.orElseThrow().fault(header);
    }

    private void take(BatchRow row, boolean ownColumns) throws StoreException {
        List<BatchFault> bad = new ArrayList<>();
        if (!row.isWhole()) {
            bad.add(row.fault(
                    "",
                    "",
                    "this row has " + row.fields().size() + " fields and the header has "
                            + row.header().size() + "; put a field that contains a comma in quotes"));
        } else if (ownColumns) {
            columnFault(row).ifPresent(bad::add);
        }
        if (bad.isEmpty()) {
            String word = row.cells().getOrDefault(BatchKind.ACTION, "");
            Optional<Action> action = action(word);
            if (action.isPresent()) {
                bad.addAll(gathering.orElseThrow().take(row, action.get()));
            } else {
                bad.add(row.fault(BatchKind.ACTION, word, "the actions are put, add, change, remove"));
            }
        }
        if (!bad.isEmpty()) {
            refuse(Optional.of(row), bad);
        }
    }

    private static Optional<Action> action(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "put" -> Optional.of(Action.PUT);
            case "add" -> Optional.of(Action.ADD);
            case "change" -> Optional.of(Action.CHANGE);
            case "remove" -> Optional.of(Action.REMOVE);
            default -> Optional.empty();
        };
    }

    private void refuse(Optional<BatchRow> row, List<BatchFault> bad) {
        bad.forEach(this::tell);
        if (row.isPresent()) {
            refused++;
            String reason = bad.stream().map(BatchFault::words).collect(Collectors.joining("; "));
            listener.refused(new BatchListener.RefusedRow(
                    format, row.get().header(), row.get().fields(), reason));
        }
    }

    private void tell(BatchFault fault) {
        faults++;
        listener.fault(fault);
    }
}
