package org.tollbridge.node.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.trace.HintedSink;
import org.tollbridge.node.trace.PcapngSink;
import org.tollbridge.node.trace.TraceRun;
import org.tollbridge.node.trace.TraceSink;
import org.tollbridge.node.trace.TraceThroughNode;
import org.tollbridge.node.trace.TracedMessage;
import org.tollbridge.wire.capture.PcapngWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tollbridge trace}. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        header = "Show or record the messages between a running node and its switches.%n",
        description = {
            "Asks the node that runs on $TOLLBRIDGE_HOME. With --called or --caller it shows whole dialogues, from an"
                    + " InitialDP with these numbers to the end, but none that are already open. Each message is one line;"
                    + " with -w, messages go to a capture file (pcapng) for Wireshark, with switch and dialogue in each"
                    + " packet's comment."
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "A number matches if it ends with the given digits; followed by a *, if it starts with them.",
            "",
            "Examples:",
            "  tollbridge trace --called 8008100001 --for 5m",
            "  tollbridge trace --caller '139*' --count 100 -w mobile.pcapng",
            "  tollbridge trace --switch ssp1 -w - | tshark -r -",
            "",
            "Wireshark assumes 14-bit point codes. For a network with 24 bits, start Wireshark or tshark with",
            "  -o \"mtp3.standard:Chinese ITU\"",
            "or select this under Preferences, Protocols, MTP3. Otherwise it misreads MTP3 and SCCP."
        })
final class TraceCommand implements Callable<Integer> {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)?");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    @Option(
            names = "--called",
            paramLabel = "NUMBER",
            description = "Calls to this number, as received from the switch.")
    private Optional<String> called = Optional.empty();

    @Option(
            names = "--caller",
            paramLabel = "NUMBER",
            description = "Calls from this number, as received from the switch.")
    private Optional<String> caller = Optional.empty();

    @Option(names = "--switch", paramLabel = "NAME", description = "Messages of this switch.")
    private Optional<String> switchName = Optional.empty();

    @Option(
            names = "--dialogue",
            paramLabel = "ID",
            description = "Dialogue with this transaction identifier on either side, in hexadecimal.")
    private Optional<String> dialogue = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "Duration: 500ms, 60s, 5m; at most 1h (default: ${DEFAULT-VALUE}).")
    private String time;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Stop after this many messages (default: ${DEFAULT-VALUE}).")
    private long count;

    @Option(
            names = {"-w", "--write"},
            paramLabel = "FILE",
            description = "Write a capture to this file; - for standard output.")
    private Optional<String> file = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TraceThroughNode.Request request = new TraceThroughNode.Request(
                switchName, called, caller, dialogue, new TraceRun.Limits(duration(), count()));
        try (ControlClient node = RunningNode.connect()) {
            TraceRun.Outcome outcome = file.isEmpty()
                    ? TraceThroughNode.ask(node, request, new Lines(System.out))
                    : write(node, request, file.get());
            System.err.println("tollbridge: " + outcome.messages()
                    + (outcome.messages() == 1 ? " message" : " messages")
                    + (outcome.dropped() == 0 ? "" : "; " + outcome.dropped() + " arrived too fast and are missing"));
            return 0;
        } catch (UncheckedIOException e) {
            throw new CommandFault(
                    "the capture cannot be written (" + Reason.of(e) + "); it holds the messages written before");
        }
    }

    private static TraceRun.Outcome write(ControlClient node, TraceThroughNode.Request request, String file)
            throws IOException {
        try (PcapngSink sink = new PcapngSink(new PcapngWriter(open(file)))) {
            return TraceThroughNode.ask(
                    node, request, new HintedSink(sink, hint -> System.err.println("tollbridge: " + hint)));
        }
    }

    private static OutputStream open(String file) {
        if (file.equals("-")) {
            return System.out;
        }
        try {
            return new BufferedOutputStream(Files.newOutputStream(Path.of(file)), 1 << 16);
        } catch (IOException e) {
            throw new CommandFault("cannot write the capture " + file + "; name a file in a writable folder");
        }
    }

    private long count() {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count must be at least 1, not " + count);
        }
        return count;
    }

    private Duration duration() {
        Matcher matcher = DURATION.matcher(time);
        if (!matcher.matches()) {
            throw new ParameterException(spec.commandLine(), "--for must be a time such as 60s or 5m, not " + time);
        }
        long number = Long.parseLong(String.valueOf(matcher.group(1)));
        Duration duration = switch (String.valueOf(matcher.group(2))) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new ParameterException(
                    spec.commandLine(), "--for must be more than zero and at most 1h, not " + time);
        }
        return duration;
    }

    /** One line for each message. */
    private record Lines(PrintStream out) implements TraceSink {
        @Override
        public void take(TracedMessage message) {
            out.println(TIME.format(message.time().atZone(ZoneId.systemDefault()))
                    + (message.received() ? " <- " : " -> ")
                    + message.subject()
                    + ": "
                    + message.text());
        }

        @Override
        public void idle() {
            out.flush();
        }
    }
}
