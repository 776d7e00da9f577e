package org.tollbridge.node.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tollbridge.node.fault.CommandFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tollbridge backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        header = "Copy the store into a folder.%n",
        description = {
            "Copies numbers, plans, subscribers, ranges and their history as they are at one moment, from any"
                    + " supported database. Calls and changes continue meanwhile.",
            "",
            "tollbridge restore loads the copy into the database that is configured then."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge backup /srv/backup/2026-11-28",
            "",
            "Exit codes: 0 done, 1 the folder already holds a store, 2 cannot be done."
        })
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private DeskOptions desk;

    @Parameters(paramLabel = "FOLDER", description = "Created if it does not exist.")
    private Path folder;

    @Override
    public Integer call() {
        Path target = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(target.resolve("..").normalize())) {
            throw new CommandFault("the folder above " + folder + " does not exist; create it first");
        }
        return desk.ask(
                DeskOptions.request("backup", Map.of("folder", target.toString())),
                line -> line.path("rows").asText() + " rows copied to " + folder);
    }
}
