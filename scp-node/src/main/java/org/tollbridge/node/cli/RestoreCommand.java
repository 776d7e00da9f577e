package org.tollbridge.node.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.desk.HomeOrNode;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.load.StoreReader;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.RefusedException;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tollbridge restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        header = "Fill an empty store from a backup.%n",
        description = {
            "The store of the home, or the database that store.url names, must be empty, and no node may be running."
                    + " To move to another database: back up, change store.url, restore."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  TOLLBRIDGE_HOME=/srv/new tollbridge restore /srv/backup/2026-11-28",
            "",
            "Exit codes: 0 done, 1 the store is not empty, 2 cannot be done."
        })
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOption configuration;

    @Parameters(paramLabel = "FOLDER", description = "Folder that tollbridge backup wrote.")
    private Path folder;

    @Override
    public Integer call() throws InterruptedException {
        if (!StoreSettings.isThere(folder)) {
            throw new CommandFault(folder + " is not a backup folder; name one that tollbridge backup wrote");
        }
        NodeHome home = NodeHome.of(System.getenv());
        home.prepare();
        return HomeOrNode.work(home, () -> restore(home), () -> {
            throw new CommandFault("a node runs on the home " + home.folder() + "; stop it first");
        });
    }

    private int restore(NodeHome home) {
        ConfigurationReader.Loaded loaded = configuration.read(home);
        loaded.warnings().forEach(warning -> System.err.println("tollbridge: " + warning));
        try (NumberStore backup = open()) {
            long rows = backup.copyTo(StoreReader.read(loaded.values(), home));
            System.out.println(rows + " rows restored from " + folder);
            return 0;
        } catch (RefusedException e) {
            throw new CommandFault(List.of(String.valueOf(e.getMessage())), CommandFrame.REFUSED);
        } catch (StoreException | IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
    }

    private NumberStore open() {
        try {
            return NumberStore.open(StoreSettings.embedded(folder));
        } catch (StoreException e) {
            throw new CommandFault(
                    List.of(
                            String.valueOf(e.getMessage()),
                            "this is the backup: copy it again, whole, or name another one"),
                    CommandFault.BAD_CALL);
        }
    }
}
