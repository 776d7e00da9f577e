package org.tollbridge.provisioning.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server of the tests' own, on loopback and in a temporary folder, gone with the JVM. Where PostgreSQL is not
 * installed its tests are skipped, unless {@code -Dtollbridge.postgresql=required} makes that a failure.
 */
public final class PostgresqlServer {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "tester";
    private static final String LOOPBACK = "127.0.0.1/32";
    private static final long LIMIT_SECONDS = 60;
    private static final int ATTEMPTS = 3;

    private static Optional<PostgresqlServer> server = Optional.empty();
    private static int databases;

    private final Path programs;
    private final Path folder;
    private final InetSocketAddress address;
    private final String password;

    private PostgresqlServer(Path programs, Path folder, InetSocketAddress address, String password) {
        this.programs = programs;
        this.folder = folder;
        this.address = address;
        this.password = password;
    }

    /** The server of this JVM on loopback; starts it when it is not there yet. */
    public static synchronized PostgresqlServer running() {
        if (server.isEmpty()) {
            server = Optional.of(start(installed(), InetAddress.getLoopbackAddress(), LOOPBACK));
        }
        return server.orElseThrow();
    }

    /**
     * Another server, in a network that the test has made.
     *
     * @param address of this machine there, the only one that it listens at
     * @param clients who may connect, as an address and a prefix length
     */
    public static PostgresqlServer at(InetAddress address, String clients) {
        return start(installed(), address, clients);
    }

    private static Path installed() {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            String absent = "PostgreSQL is not installed; on Debian: apt install postgresql";
            if ("required".equals(System.getProperty("tollbridge.postgresql"))) {
                Assertions.fail(absent);
            }
            Assumptions.abort(absent);
        }
        return programs.orElseThrow();
    }

    /** An empty database. */
    public synchronized StoreSettings fresh() {
        databases++;
        String name = "test" + databases;
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return StoreSettings.postgresql(url(name), USER, password);
    }

    private ProcessHandle process() throws IOException {
        String first =
                Files.readAllLines(data(folder).resolve("postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
    }

    /** SIGSTOP to the server and to every process of it: connections stay, and nothing answers on them. */
    public synchronized void stall() throws IOException {
        signal("-STOP");
    }

    /** Lets a server that was stalled go on. */
    public synchronized void goOn() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        ProcessHandle server = process();
        signal(signal, server);
        // Looked for when the server has stopped: it makes no more of them then.
        for (ProcessHandle each : server.descendants().toList()) {
            signal(signal, each);
        }
    }

    private static void signal(String signal, ProcessHandle to) throws IOException {
        try {
            run(List.of("kill", signal, Long.toString(to.pid())));
        } catch (IOException e) {
            // One that goes on may have nothing more to do.
            if (to.isAlive()) {
                throw e;
            }
        }
    }

    /** SIGKILL to the server and to every process of it. */
    public synchronized void kill() throws IOException {
        ProcessHandle server = process();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Starts the server again after a kill, on the same port; it mends its files first. */
    public synchronized void restart() throws IOException {
        start(programs, folder, address);
    }

    /** What the server has written to its log until now. */
    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private String url(String database) {
        return "jdbc:postgresql://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/" + database;
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresqlServer start(Path programs, InetAddress address, String clients) {
        try {
            Path folder = Files.createTempDirectory("tollbridge-postgresql");
            String password = UUID.randomUUID().toString();
            Path secret = Files.writeString(folder.resolve("password"), password);
            Path data = data(folder);
            if (isRoot()) {
                run(List.of("chown", "-R", "postgres", folder.toString()));
            }
            run(asServer(
                    programs.resolve("initdb").toString(),
                    "--no-sync",
                    "--auth=scram-sha-256",
                    "--username=" + USER,
                    "--pwfile=" + secret,
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--pgdata=" + data));
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    "host all all " + clients + " scram-sha-256\n",
                    StandardOpenOption.APPEND);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(programs, folder)));
            return new PostgresqlServer(programs, folder, listen(programs, folder, address), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private static String control(Path programs) {
        return programs.resolve("pg_ctl").toString();
    }

    /** Starts the server and says where; a port that was free may be somebody's by the time that it starts. */
    private static InetSocketAddress listen(Path programs, Path folder, InetAddress address) throws IOException {
        for (int attempt = 1; ; attempt++) {
            InetSocketAddress free =
                    new InetSocketAddress(address, FreePorts.at(address, 1).getFirst());
            try {
                start(programs, folder, free);
                return free;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void start(Path programs, Path folder, InetSocketAddress address) throws IOException {
        run(asServer(
                control(programs),
                "--wait",
                "--silent",
                "--pgdata=" + data(folder),
                "--log=" + folder.resolve("log"),
                "--options=-c listen_addresses=" + address.getAddress().getHostAddress()
                        + " -c unix_socket_directories= -p " + address.getPort(),
                "start"));
    }

    private static void stop(Path programs, Path folder) {
        try {
            run(asServer(
                    control(programs), "--wait", "--silent", "--mode=immediate", "--pgdata=" + data(folder), "stop"));
            run(List.of("rm", "-rf", folder.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asServer(String... command) {
        List<String> words = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        words.addAll(List.of(command));
        return words;
    }

    private static void run(List<String> command) throws IOException {
        Path said = Files.createTempFile("tollbridge-postgresql", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command + " failed: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
