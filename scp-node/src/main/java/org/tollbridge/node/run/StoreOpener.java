package org.tollbridge.node.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.load.NumberLoader;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.StoreException;

/**
 * Opens the node's store. A never-changed embedded store is filled with the sample numbers, so that a first call is
 * possible. A store that was emptied, or whose numbers are all out of service, is left as it is, and the contents of a
 * database server are its operator's responsibility.
 */
final class StoreOpener {

    private static final Logger LOG = LoggerFactory.getLogger(StoreOpener.class);
    private static final String SAMPLES = "/org/tollbridge/node/samples/numbers.csv";

    private StoreOpener() {}

    /**
     * Opens the store.
     *
     * @throws CommandFault when it cannot be opened
     */
    static NumberStore open(NodeSettings settings) {
        NumberStore store;
        try {
            store = NumberStore.open(settings.store());
        } catch (StoreException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
        try {
            if (store.version() == 0) {
                if (settings.store().embedded()) {
                    loadSamples(new NumberLoader(store, settings.rules()));
                } else {
                    LOG.info(
                            "the store {} is new and has no numbers; load some with tollbridge load", settings.store());
                }
            }
            return store;
        } catch (StoreException e) {
            store.close();
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private static void loadSamples(NumberLoader loader) throws StoreException {
        try (InputStream samples = StoreOpener.class.getResourceAsStream(SAMPLES)) {
            NumberLoader.Outcome outcome = loader.load(
                    samples,
                    Author.NODE,
                    BatchMode.WHOLE,
                    fault -> LOG.warn("sample number: {}", fault.in("numbers.csv")));
            LOG.info("the store is new; {} sample numbers are loaded", outcome.total());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
