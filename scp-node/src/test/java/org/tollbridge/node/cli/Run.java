package org.tollbridge.node.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one run of the real command in a JVM of its own came to.
 *
 * @param code exit code
 */
public record Run(int code, String out, String err) {

    private static final long LIMIT_SECONDS = 60;

    /** Runs {@code tollbridge} on a home, in a folder. */
    public static Run tollbridge(Path home, Path folder, String... arguments) {
        return process(home, folder, Map.of(), command(arguments));
    }

    /** The words that start {@code tollbridge} without its launcher. */
    public static List<String> command(String... arguments) {
        List<String> command = java("org.tollbridge.node.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    /** The words that start a JVM with the class path of the tests. */
    static List<String> java(String mainClass) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
    }

    /** Runs any command to its end. */
    static Run process(Path home, Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TOLLBRIDGE_"));
            builder.environment().put("TOLLBRIDGE_HOME", home.toString());
            builder.environment().put("TZ", "UTC");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end in " + LIMIT_SECONDS + " s");
            }
            return new Run(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
