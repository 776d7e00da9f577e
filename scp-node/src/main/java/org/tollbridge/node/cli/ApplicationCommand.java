package org.tollbridge.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.store.ApplicationStep.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tollbridge application}. */
@Command(
        name = "application",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Process subscribers' applications for a number and its papers.%n",
        description = "Applications and papers are submitted through the HTTP API: see docs/numbers.md.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  tollbridge application list --state open",
            "  tollbridge application show 8008102255-1",
            "  tollbridge application paper 8008102255-1 licence -o licence.pdf",
            "  tollbridge application accept 8008102255-1 licence",
            "  tollbridge application refuse 8008102255-1 --why \"the line belongs to someone else\"",
            "  tollbridge application activate 8008102255-1 --destination 010-55501001",
            "",
            "Exit codes: 0 done, 1 refused by a rule, 2 cannot be done."
        })
final class ApplicationCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name a command: list, show, paper, accept, return, approve, refuse or activate");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List applications.")
    int list(
            @Mixin DeskOptions desk,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            defaultValue = "",
                            description = "Only applications in this state: open, approved, refused or active.")
                    String state) {
        return desk.ask(DeskOptions.request("application-list", Map.of("state", state)), ApplicationCommand::words);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show the details of an application and its papers.")
    int show(@Mixin DeskOptions desk, @Parameters(paramLabel = "APPLICATION") String id) {
        return desk.ask(DeskOptions.request("application-show", Map.of("id", id)), ApplicationCommand::whole);
    }

    @Command(name = "paper", mixinStandardHelpOptions = true, description = "Write a paper's file.")
    int paper(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "APPLICATION") String id,
            @Parameters(paramLabel = "PAPER") String paper,
            @Option(names = "-o", paramLabel = "FILE", description = "Output file; standard output by default.")
                    Optional<Path> file) {
        JsonNode answer = desk.answers(DeskOptions.request("application-paper", Map.of("id", id, "paper", paper)))
                .getFirst();
        byte[] octets = Base64.getDecoder().decode(answer.path("content").asText());
        if (file.isEmpty()) {
            System.out.write(octets, 0, octets.length);
            return 0;
        }
        try {
            Files.write(file.get(), octets);
        } catch (IOException e) {
            throw new CommandFault(file.get() + " cannot be written (" + Reason.of(e)
                    + "); name a file in a writable folder with free disk space");
        }
        ObjectNode written = Replies.line()
                .put("file", file.get().toString())
                .put("name", answer.path("name").asText())
                .put("media_type", answer.path("media_type").asText())
                .put("size", octets.length);
        desk.say(written, line -> line.path("file").asText() + ": " + file(line) + " written");
        return 0;
    }

    @Command(name = "accept", mixinStandardHelpOptions = true, description = "Accept a paper.")
    int accept(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "APPLICATION") String id,
            @Parameters(paramLabel = "PAPER") String paper) {
        return step(desk, Kind.ACCEPT_PAPER, id, Map.of("paper", paper));
    }

    @Command(
            name = "return",
            mixinStandardHelpOptions = true,
            description = "Return a paper, so that the applicant submits another; --why is required.")
    int giveBack(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "APPLICATION") String id,
            @Parameters(paramLabel = "PAPER") String paper) {
        return step(desk, Kind.REFUSE_PAPER, id, Map.of("paper", paper));
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approve an application whose papers are all accepted.")
    int approve(@Mixin DeskOptions desk, @Parameters(paramLabel = "APPLICATION") String id) {
        return step(desk, Kind.APPROVE, id, Map.of());
    }

    @Command(
            name = "refuse",
            mixinStandardHelpOptions = true,
            description = "Refuse an application and release its number; --why is required.")
    int refuse(@Mixin DeskOptions desk, @Parameters(paramLabel = "APPLICATION") String id) {
        return step(desk, Kind.REFUSE, id, Map.of());
    }

    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            description = "Put the number of an approved application into service.")
    int activate(
            @Mixin DeskOptions desk,
            @Parameters(paramLabel = "APPLICATION") String id,
            @Option(
                            names = "--destination",
                            paramLabel = "NUMBER",
                            required = true,
                            description = "Destination of its calls.")
                    String destination) {
        return step(desk, Kind.ACTIVATE, id, Map.of("destination", destination));
    }

    private static int step(DeskOptions desk, Kind kind, String id, Map<String, String> more) {
        return desk.ask(
                DeskOptions.request("application-step", more).put("id", id).put("step", kind.word()),
                ApplicationCommand::words);
    }

    private static String words(JsonNode line) {
        StringBuilder words = new StringBuilder(line.path("id").asText())
                .append("  ")
                .append(line.path("state").asText())
                .append("  ")
                .append(line.path("subscriber").asText())
                .append("  due ")
                .append(line.path("due").asText());
        if (line.has("reason")) {
            words.append("  ").append(line.path("reason").asText());
        }
        line.path("papers").forEach(paper -> {
            words.append("\n    ")
                    .append(paper.path("paper").asText())
                    .append("  ")
                    .append(paper.path("check").asText())
                    .append("  ")
                    .append(paper.path("name").asText());
            if (paper.has("reason")) {
                words.append("  ").append(paper.path("reason").asText());
            }
        });
        return words.toString();
    }

    private static String whole(JsonNode line) {
        StringBuilder words = new StringBuilder(line.path("id").asText())
                .append("  ")
                .append(line.path("state").asText());
        append(words, "subscriber", line.path("subscriber").asText());
        append(words, "number", line.path("number").asText());
        append(words, "candidates", joined(line.path("candidates")));
        append(
                words,
                "made",
                line.path("made_at").asText() + " by " + line.path("made_by").asText());
        append(words, "due", line.path("due").asText());
        append(words, "decided", line.path("decided_at").asText());
        append(words, "reason", line.path("reason").asText());
        Set<String> missing = new LinkedHashSet<>(Paper.words());
        for (JsonNode paper : line.path("papers")) {
            missing.remove(paper.path("paper").asText());
            String reason = paper.path("reason").asText();
            append(
                    words,
                    paper.path("paper").asText(),
                    paper.path("check").asText() + (reason.isEmpty() ? "" : ": " + reason));
            append(words, "", file(paper));
            append(words, "", "SHA-256 " + paper.path("digest").asText());
        }
        append(words, "not given", String.join(", ", missing));
        return words.toString();
    }

    private static String joined(JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(text -> all.add(text.asText()));
        return String.join(", ", all);
    }

    private static String file(JsonNode paper) {
        return paper.path("name").asText() + ", " + paper.path("media_type").asText() + ", "
                + paper.path("size").asText() + " octets";
    }

    private static void append(StringBuilder words, String label, String value) {
        if (!value.isEmpty()) {
            words.append("\n  ")
                    .append(String.format(Locale.ROOT, "%-17s", label))
                    .append("  ")
                    .append(value);
        }
    }
}
