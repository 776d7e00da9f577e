package org.tollbridge.node.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.fault.CommandFault;

@Timeout(60)
class ControlServerTest {

    @TempDir
    private Path folder;

    private Path socket = Path.of("");
    private final CountDownLatch release = new CountDownLatch(1);
    private ControlServer server = unopened();

    private static ControlServer unopened() {
        return ControlServer.open(Path.of(System.getProperty("java.io.tmpdir"), "tb-" + System.nanoTime()), Map.of());
    }

    @BeforeEach
    void open() throws IOException {
        server.close();
        socket = folder.resolve("c.sock");
        Files.writeString(socket, "what a dead process left");
        server = ControlServer.open(
                socket,
                Map.of(
                        "echo", ControlServerTest::echo,
                        "fail",
                                (request, body, replies) -> {
                                    throw new IllegalStateException("a defect");
                                },
                        "hold", (request, body, replies) -> hold(replies)));
    }

    @AfterEach
    void close() {
        release.countDown();
        server.close();
    }

    private static void echo(JsonNode request, InputStream body, Replies replies) throws IOException {
        long octets = 0;
        byte[] piece = new byte[1000];
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            octets += read;
            replies.send(Replies.line()
                    .put("seen", octets)
                    .put("said", request.path("say").asText()));
        }
        replies.send(Replies.line().put("octets", octets).put("done", true));
    }

    private void hold(Replies replies) throws IOException {
        try {
            release.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        replies.send(Replies.line().put("done", true));
    }

    private List<JsonNode> ask(ObjectNode request, byte[] body) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (ControlClient client = ControlClient.connect(socket)) {
            client.ask(request, new ByteArrayInputStream(body), lines::add);
        }
        return lines;
    }

    private String faultOf(ObjectNode request, byte[] body) {
        return String.valueOf(
                assertThrows(CommandFault.class, () -> ask(request, body)).getMessage());
    }

    private static ObjectNode command(String name, long octets) {
        return Replies.line().put("command", name).put("octets", octets);
    }

    private @Nullable String raw(byte[] octets) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            try {
                Channels.newOutputStream(channel).write(octets);
                channel.shutdownOutput();
            } catch (IOException e) {
                // The server need not read on when it has seen enough.
                assertTrue(octets.length > ControlServer.MAX_REQUEST_OCTETS, e::toString);
            }
            // Not to the end: what the server left unread makes that end a reset.
            return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
        }
    }

    @Test
    void aRequestIsAnswered() throws IOException {
        List<JsonNode> lines = ask(command("echo", 0), new byte[0]);
        assertEquals(1, lines.size());
        assertEquals(0, lines.get(0).get("octets").asLong());
    }

    @Test
    void answersFlowWhileTheBodyStillDoes() throws IOException {
        int octets = 20_000_000;
        List<JsonNode> lines = ask(command("echo", octets).put("say", "x".repeat(200)), new byte[octets]);
        assertEquals(octets, lines.get(lines.size() - 1).get("octets").asLong());
        assertTrue(lines.size() > 1000, "more lines than any buffer between holds");
    }

    @Test
    void aBodyThatEndsEarlyIsNotTakenForTheWhole() {
        assertEquals("the node's answer is incomplete; see its log", faultOf(command("echo", 10), new byte[9]));
    }

    @Test
    void whatIsBehindTheBodyIsNotPartOfIt() throws IOException {
        List<JsonNode> lines = ask(command("echo", 5), new byte[9]);
        assertEquals(5, lines.get(lines.size() - 1).get("octets").asLong());
    }

    @Test
    void aFileThatCannotBeReadToItsEndIsNamedAsTheReason() throws IOException {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("bad sector");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("bad sector");
            }
        };
        try (ControlClient client = ControlClient.connect(socket)) {
            assertEquals(
                    "reading failed (bad sector); nothing was changed",
                    assertThrows(CommandFault.class, () -> client.ask(command("echo", 5), failing, line -> {}))
                            .getMessage());
        }
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertEquals(
                "this node has no command 'no'; check that both are of the same version",
                faultOf(command("no", 0), new byte[0]));
    }

    @Test
    void aDefectOfACommandIsAnErrorAndNotTheEnd() throws IOException {
        assertEquals("the node failed to run the command; see its log", faultOf(command("fail", 0), new byte[0]));
        assertEquals(1, ask(command("echo", 0), new byte[0]).size());
    }

    @Test
    void whatIsNoRequestIsRefused() throws IOException {
        String refusal = "{\"error\":\"a request must be one line of JSON of at most 65536 octets\"}";
        assertEquals(refusal, raw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(refusal, raw("{".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(refusal, raw("[[".repeat(ControlServer.MAX_REQUEST_OCTETS).getBytes(StandardCharsets.US_ASCII)));
        String unnamed = "{\"error\":\"this node has no command ''; check that both are of the same version\"}";
        assertEquals(unnamed, raw("7\n".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(unnamed, raw(new byte[0]));
    }

    @Test
    void moreConnectionsThanAllowedAreTurnedAwayUntilOneIsFree() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        for (int i = 0; i < ControlServer.MAX_CONNECTIONS; i++) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            silent.add(channel);
        }
        assertTrue(faultOf(command("echo", 0), new byte[0]).contains("the node is already serving 8 commands"));
        silent.get(0).close();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        boolean served = false;
        while (!served && System.nanoTime() < deadline) {
            try {
                served = ask(command("echo", 0), new byte[0]).size() == 1;
            } catch (CommandFault e) {
                Thread.onSpinWait();
            }
        }
        assertTrue(served, "a place became free");
        for (SocketChannel channel : silent) {
            channel.close();
        }
    }

    /** A client that sends nothing holds its place for a few seconds only. */
    @Test
    void aSilentClientIsClosed() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            assertEquals(-1, Channels.newInputStream(channel).read(), "the end, and not the test's time limit");
        }
    }

    @Test
    void aPathThatIsTooLongIsNamedWithTheMend() {
        Path far = folder.resolve("x".repeat(120));
        String fault = String.valueOf(assertThrows(CommandFault.class, () -> ControlServer.open(far, Map.of()))
                .getMessage());
        assertTrue(fault.contains(far.toString()) && fault.contains("TOLLBRIDGE_HOME"), fault);
    }

    @Test
    void nobodyListensAfterClosing() {
        server.close();
        assertThrows(IOException.class, () -> ControlClient.connect(socket));
    }
}
