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

/** Checks batch files and loads them into a store, each whole or not at all. */
public record NumberLoader(NumberStore store, NumberRules rules) {

    /**
     * Result of loading a file.
     *
     * @param kind kind of its records; empty when it cannot be determined
     * @param rows rows in the file, without the header
     * @param faults number of faults reported
     * @param refused rows refused
     * @param change what was or would be done; empty when the file was refused
     * @param passedOver why a load-once file was skipped; empty when it was not
     * @param total numbers in service afterwards
     * @param nodes the cluster's nodes, and whether calls of each already see the change; empty for a single node, or
     *     when nothing was done
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

        /** What was done, or would be done in a dry run, in words. */
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
     * @param listener receives every fault
     * @throws IOException when the file cannot be read to its end; the store is then unchanged
     * @throws StoreException when the store refuses the load; it is then unchanged
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
