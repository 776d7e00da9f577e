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
            "Numbers, plans, subscribers, ranges and the history of them all are copied as they are at one moment, from"
                    + " whichever database. Calls and changes go on meanwhile.",
            "",
            "tollbridge restore brings them back, into whichever database is configured then."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge backup /srv/backup/2026-11-28",
            "",
            "Exit codes: 0 done, 1 the folder has a store already, 2 it cannot be done."
        })
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private DeskOptions desk;

    @Parameters(paramLabel = "FOLDER", description = "Made when it is missing.")
    private Path folder;

    @Override
    public Integer call() {
        Path target = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(target.resolve("..").normalize())) {
            throw new CommandFault("the folder above " + folder + " does not exist; make it first");
        }
        return desk.ask(
                DeskOptions.request("backup", Map.of("folder", target.toString())),
                line -> line.path("rows").asText() + " rows copied to " + folder);
    }
}
