package org.tollbridge.node.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tollbridge.node.fault.CommandFault;

/** A child JVM that serves the benchmark, started with this JVM's flags. */
final class ChildJvm implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final long LOOK_MILLIS = 20;

    private final Process process;
    private final Path log;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a main class.
     *
     * @param log receives the child's output
     */
    static ChildJvm start(String mainClass, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X") || flag.startsWith("--"))
                .toList());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), log);
    }

    /** Processor time used so far by all threads, including those of the garbage collector and the compilers. */
    Duration processorTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new CommandFault(
                        "this system does not report the processor time of a child process, which bench"
                                + " capacity requires"));
    }

    /**
     * Waits until the child ends by itself.
     *
     * @return whether it ended within the limit, with exit code 0
     */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    }

    /**
     * Waits until the child prints some text; starting may take long on a busy machine.
     *
     * @throws CommandFault when the limit passes, or the child ends
     */
    void awaitWords(String words, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!Files.exists(log) || !Files.readString(log).contains(words)) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new CommandFault(
                        List.of("a process of the benchmark did not start; its output: " + lastWords()), 1);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** The end of the child's output, for a fault message. */
    String lastWords() {
        try (BufferedReader reader = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
            List<String> lines = reader.lines().toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException | UncheckedIOException unreadable) {
            return "its output cannot be read";
        }
    }

    /** Ends the child: by closing its input, then by SIGTERM, then by SIGKILL. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
