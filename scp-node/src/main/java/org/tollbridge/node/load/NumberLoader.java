package org.tollbridge.node.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.tollbridge.provisioning.batch.BatchFault;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.batch.NumbersFile;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/**
 * Checks batch files and puts them into a store, each whole or not at all.
 *
 * @param store of which this process is the only writer
 */
public record NumberLoader(NumberStore store, NumberRules rules) {

    /**
     * What came of one file.
     *
     * @param rows rows in the file, the header aside
     * @param faults how many faults were told
     * @param change what was done; empty when the file was refused
     * @param total numbers in the store afterwards
     */
    public record Outcome(long rows, long faults, Optional<Change> change, int total) {}

    /**
     * Loads one file.
     *
     * @param file closed when done
     * @param author who loads it
     * @param faults told of everything that is wrong with it
     * @throws IOException when the file cannot be read to its end; the store is then as before
     * @throws StoreException when the store cannot be written
     */
    public Outcome load(InputStream file, Author author, Consumer<BatchFault> faults)
            throws IOException, StoreException {
        NumbersFile.Result result = NumbersFile.read(file, rules, store.closed(), faults);
        Optional<Change> change = Optional.empty();
        if (result.numbers().isPresent()) {
            change = Optional.of(store.apply(result.numbers().get(), author));
        }
        return new Outcome(
                result.rows(), result.faults(), change, store.snapshot().size());
    }
}
