package org.tollbridge.node.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A folder with a home in it, and commands in both, one after the other in a JVM of their own that stays. What a start of
 * the JVM costs is paid once a class; that a command's exit code and octets leave a real process is shown by the tests that
 * use {@link Run#process}. The folder is empty at the begin of each test.
 */
public final class Room implements BeforeEachCallback, AfterAllCallback {

    private final Path folder;
    private Optional<Process> process = Optional.empty();

    public Room() {
        try {
            folder = Files.createTempDirectory("tollbridge-room");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where commands run: relative paths start here. */
    public Path folder() {
        return folder;
    }

    /** The home of the commands; it is not there until something makes it. */
    public Path home() {
        return folder.resolve("home");
    }

    /** Runs {@code tollbridge} with nothing on its standard input. */
    public Run run(String... arguments) {
        return feed("", arguments);
    }

    /** Runs {@code tollbridge} with this on its standard input. */
    public Run feed(String input, String... arguments) {
        try {
            Process server = process.filter(Process::isAlive).orElseGet(this::start);
            DataOutputStream to = new DataOutputStream(server.getOutputStream());
            writeText(to, input);
            to.writeInt(arguments.length);
            for (String argument : arguments) {
                writeText(to, argument);
            }
            to.flush();
            DataInputStream from = new DataInputStream(server.getInputStream());
            return new Run(from.readInt(), readText(from), readText(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(Run.java(Server.class.getName()))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("TOLLBRIDGE_"));
        builder.environment().put("TOLLBRIDGE_HOME", home().toString());
        builder.environment().put("TZ", "UTC");
        try {
            Process started = builder.start();
            process = Optional.of(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        empty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (process.isPresent()) {
            process.get().destroyForcibly().waitFor();
        }
        empty();
        Files.delete(folder);
    }

    private void empty() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void writeText(DataOutputStream to, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(octets.length);
        to.write(octets);
    }

    private static String readText(DataInputStream from) throws IOException {
        return new String(from.readNBytes(from.readInt()), StandardCharsets.UTF_8);
    }

    /** The side of the commands. */
    static final class Server {

        private Server() {}

        public static void main(String[] none) throws IOException {
            DataInputStream from = new DataInputStream(System.in);
            DataOutputStream to = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
            while (true) {
                InputStream input = new ByteArrayInputStream(readText(from).getBytes(StandardCharsets.UTF_8));
                String[] arguments = new String[from.readInt()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = readText(from);
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                System.setIn(input);
                System.setOut(Answers.on(out));
                System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
                int code = CommandFrame.commandLine().execute(arguments);
                System.out.flush();
                to.writeInt(code);
                writeText(to, out.toString(StandardCharsets.UTF_8));
                writeText(to, err.toString(StandardCharsets.UTF_8));
                to.flush();
            }
        }
    }
}
