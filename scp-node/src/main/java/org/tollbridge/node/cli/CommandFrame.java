package org.tollbridge.node.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.tollbridge.node.fault.CommandFault;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line. The exit code is 0 on success, 1 when the thing examined has faults (such as a batch file with
 * bad rows), 2 when the command or its environment is wrong (usage, configuration, port, file), 70 after an internal
 * defect, and 141 when the reader of the output has gone.
 */
public final class CommandFrame {

    /** The result is negative: rows are bad, or a call did not end as expected. */
    public static final int REFUSED = 1;

    /** An internal defect (EX_SOFTWARE of sysexits.h). */
    static final int DEFECT = 70;

    /** The exit code that a shell reports for a program ended by SIGPIPE. */
    static final int READER_GONE = 128 + 13;

    /** Start of picocli's message for a bad value. */
    private static final String BAD_VALUE = "Invalid value for option ";

    private static final Pattern NO_SUCH_WORD =
            Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");

    private CommandFrame() {}

    /** Runs the command, prints to standard output, and returns the exit code. To be called once per JVM. */
    public static int execute(String... args) {
        System.setOut(Answers.onStandardOutput());
        try {
            int code = commandLine().execute(args);
            System.out.flush();
            return code;
        } catch (Answers.ReaderGone gone) {
            return READER_GONE;
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new TollbridgeCommand());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(int.class, text -> whole(text, Integer::valueOf));
        line.registerConverter(long.class, text -> whole(text, Long::valueOf));
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((fault, args) -> badUsage(fault));
        line.setExecutionExceptionHandler((fault, command, parsed) -> failed(fault, command));
        return line;
    }

    private static <N> N whole(String text, Function<String, N> reading) {
        try {
            return reading.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number, or is too large");
        }
    }

    private static int badUsage(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        command.getErr()
                .println("tollbridge: " + whatIsWrong(fault) + " (see: "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return CommandFault.BAD_CALL;
    }

    private static String whatIsWrong(ParameterException fault) {
        if (!(fault instanceof UnmatchedArgumentException unmatched)) {
            return badValue(fault).orElseGet(() -> firstLine(fault.getMessage()));
        }
        String word = unmatched.getUnmatched().get(0);
        String kind = word.startsWith("-")
                ? "option"
                : unmatched.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
        String message = "there is no " + kind + " " + word;
        return nearest(unmatched, word)
                .map(near -> message + "; did you mean " + near + "?")
                .orElse(message);
    }

    /** The message for an unreadable value, which replaces picocli's where there is one. */
    private static Optional<String> badValue(ParameterException fault) {
        String message = firstLine(fault.getMessage());
        int colon = message.indexOf(": ");
        if (!message.startsWith(BAD_VALUE) || colon < 0 || !(fault.getArgSpec() instanceof OptionSpec option)) {
            return Optional.empty();
        }
        String rule = message.substring(colon + 2);
        Matcher word = NO_SUCH_WORD.matcher(rule);
        return Optional.of(option.longestName() + ": "
                + (word.matches() ? "'" + word.group(2) + "' is not one of " + word.group(1) : rule));
    }

    /** The command or option that was probably meant. Picocli's own suggestions for commands are too far off. */
    private static Optional<String> nearest(UnmatchedArgumentException unmatched, String word) {
        LevenshteinDistance distance = new LevenshteinDistance(2);
        Optional<String> command = unmatched.getCommandLine().getSubcommands().keySet().stream()
                .filter(name -> distance.apply(word, name) >= 0)
                .min(Comparator.comparingInt(name -> distance.apply(word, name)));
        return command.isPresent() || !word.startsWith("-")
                ? command
                : unmatched.getSuggestions().stream().findFirst();
    }

    private static int failed(Exception fault, CommandLine command) {
        return switch (fault) {
            case CommandFault known -> {
                known.lines().forEach(line -> command.getErr().println("tollbridge: " + line));
                yield known.exitCode();
            }
            case Answers.ReaderGone gone -> READER_GONE;
            default -> {
                command.getErr().println("tollbridge: stopped by an internal error; please report this:");
                fault.printStackTrace(command.getErr());
                yield DEFECT;
            }
        };
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "the command line cannot be read"
                : message.lines().findFirst().orElse(message);
    }
}
