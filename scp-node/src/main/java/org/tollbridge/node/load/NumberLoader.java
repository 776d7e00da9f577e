package org.tollbridge.node.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.tollbridge.provisioning.batch.BatchListener;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.batch.NumbersFile;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/**
 * Checks batch files and puts them into a store, each whole or not at all.
 *
 * @param store of which this process is the only writer
 */
public record NumberLoader(NumberStore store, NumberRules rules) {

    /**
     * How a file is loaded.
     *
     * @param dryRun whether it is only said what would change
     * @param skipBad whether the good rows are loaded when others are bad
     */
    public record Mode(boolean dryRun, boolean skipBad) {

        /** The whole file or nothing. */
        public static final Mode WHOLE = new Mode(false, false);
    }

    /**
     * What came of one file.
     *
     * @param rows rows in the file, the header aside
     * @param faults how many faults were told
     * @param refused rows that are bad
     * @param change what was done, or would be; empty when the file was refused
     * @param total numbers in the store afterwards
     * @param nodes of a cluster, and whether calls of each see it already; none where a node is alone or nothing was done
     */
    public record Outcome(
            long rows, long faults, long refused, Optional<Change> change, int total, Map<String, Boolean> nodes) {

        public Outcome {
            nodes = Map.copyOf(nodes);
        }
    }

    /**
     * Loads one file.
     *
     * @param file closed when done
     * @param author who loads it
     * @param listener told of everything that is wrong with it
     * @throws IOException when the file cannot be read to its end; the store is then as before
     * @throws StoreException when the store cannot be written
     */
    public Outcome load(InputStream file, Author author, Mode mode, BatchListener listener)
            throws IOException, StoreException {
        NumbersFile.Result result = NumbersFile.read(file, rules, store.closed(), mode.skipBad(), listener);
        Optional<Change> change = Optional.empty();
        if (result.numbers().isPresent()) {
            NumberImage numbers = result.numbers().get();
            change = Optional.of(mode.dryRun() ? store.preview(numbers) : store.apply(numbers, author));
        }
        return new Outcome(
                result.rows(),
                result.faults(),
                result.refused(),
                change,
                store.snapshot().size(),
                Map.of());
    }
}
