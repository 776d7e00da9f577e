package org.tollbridge.node.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.batch.BatchFile;
import org.tollbridge.provisioning.batch.BatchKind;
import org.tollbridge.provisioning.batch.BatchListener;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.batch.BatchPlace;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.LoadedBeforeException;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/** Checks batch files and puts them into a store, each whole or not at all. */
public record NumberLoader(NumberStore store, NumberRules rules) {

    /**
     * What came of one file.
     *
     * @param kind what it holds; empty when that cannot be told
     * @param rows rows in the file, the header aside
     * @param faults how many faults were told
     * @param refused rows that are bad
     * @param change what was done, or would be; empty when the file was refused
     * @param passedOver why nothing was done with a file that was to be loaded once; empty when that is not so
     * @param total numbers in service afterwards
     * @param nodes of a cluster, and whether calls of each see it already; none where a node is alone or nothing was done
     */
    public record Outcome(
            String kind,
            long rows,
            long faults,
            long refused,
            Optional<Change> change,
            String passedOver,
            int total,
            Map<String, Boolean> nodes) {

        public Outcome {
            nodes = Map.copyOf(nodes);
        }

        /** What was done, or would be done in a dry run. */
        public String words(boolean dryRun) {
            if (!passedOver.isEmpty()) {
                return "skipped: " + passedOver;
            }
            if (change.isEmpty()) {
                return "refused because of " + BatchKind.counted(faults, "faults") + " in "
                        + BatchKind.counted(rows, "rows") + "; nothing was loaded";
            }
            Change made = change.get();
            return BatchKind.counted(rows - refused, kind) + (dryRun ? " would be loaded: " : " loaded: ")
                    + made.added()
                    + " added, " + made.replaced() + " replaced, " + made.unchanged() + " unchanged"
                    + (made.removed() == 0 ? "" : ", " + made.removed() + " removed") + "; the store holds " + total
                    + (kind.equals("numbers") ? "" : " numbers") + (dryRun ? "; nothing was changed" : "");
        }
    }

    /**
     * Loads one file.
     *
     * @param file closed when done
     * @param author who loads it
     * @param listener told of everything that is wrong with it
     * @throws IOException when the file cannot be read to its end; the store is then as before
     * @throws StoreException when the store refuses; it is then as before
     */
    public Outcome load(InputStream file, Author author, BatchMode mode, BatchListener listener)
            throws IOException, StoreException {
        BatchFile.Result result;
        String passedOver = "";
        try {
            result = BatchFile.load(file, new BatchPlace(store, rules), mode, author, listener);
        } catch (LoadedBeforeException e) {
            result = new BatchFile.Result(Optional.empty(), 0, 0, 0, Optional.empty());
            passedOver = String.valueOf(e.getMessage());
        }
        return new Outcome(
                result.kind().map(BatchKind::name).orElse(""),
                result.rows(),
                result.faults(),
                result.refused(),
                result.change(),
                passedOver,
                store.snapshot().size(),
                Map.of());
    }
}
