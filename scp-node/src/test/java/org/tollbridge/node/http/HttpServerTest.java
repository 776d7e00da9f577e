package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.node.fault.CommandFault;

class HttpServerTest {

    private static final HttpSettings ANY_PORT = new HttpSettings("127.0.0.1", 0);

    private static HttpResponse<String> get(InetSocketAddress address, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void routesOfSeveralRoomsAreServed() throws Exception {
        try (HttpServer server = HttpServer.start(
                ANY_PORT,
                List.of(
                        routes -> routes.get("/one", context -> context.result("1")),
                        routes -> routes.get("/two", context -> context.result("2"))))) {
            assertEquals("1", get(server.address(), "/one").body());
            assertEquals("2", get(server.address(), "/two").body());
            assertEquals(404, get(server.address(), "/three").statusCode());
        }
    }

    @Test
    void aRouteThatFailsSaysNothingOfItsInside() throws Exception {
        try (HttpServer server = HttpServer.start(
                ANY_PORT,
                List.of(routes -> routes.get("/", context -> {
                    throw new IllegalStateException("secret");
                })))) {
            HttpResponse<String> answer = get(server.address(), "/");
            assertEquals(500, answer.statusCode());
            assertEquals("{\"error\":\"the node failed; see its log\"}", answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%ff%fe HTTP/1.1\r\nHost: a\r\n",
                "GET /a%00b HTTP/1.1\r\nHost: a\r\n",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n",
                "nonsense\r\n"
            })
    void whatCannotBeReadIsAnsweredByAProblem(String head) throws Exception {
        try (HttpServer server = HttpServer.start(ANY_PORT, List.of());
                Socket socket = connect(server, "127.0.0.1")) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            for (int octet = socket.getInputStream().read(); octet >= 0 && octet != '}'; ) {
                answer.append((char) octet);
                octet = socket.getInputStream().read();
            }
            assertTrue(answer.toString().contains("application/problem+json"), answer::toString);
            assertTrue(answer.toString().contains("\"title\":\""), answer::toString);
        }
    }

    @Test
    void aPortInUseIsSaidWithItsMend() {
        try (HttpServer first = HttpServer.start(ANY_PORT, List.of())) {
            HttpSettings same = new HttpSettings("127.0.0.1", first.address().getPort());
            CommandFault fault = assertThrows(CommandFault.class, () -> HttpServer.start(same, List.of()));
            assertTrue(String.valueOf(fault.getMessage()).contains("http.port"), fault.toString());
        }
    }

    private static Path keys(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password",
                        "-alias",
                        "node",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "2")
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
        return file;
    }

    @Test
    void withAKeyItSpeaksTlsAndNothingElse(@TempDir Path folder) throws Exception {
        Path file = keys(folder);
        KeyStore trusted = KeyStore.getInstance(file.toFile(), "password".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], trust.getTrustManagers(), new SecureRandom());
        HttpSettings settings =
                new HttpSettings("127.0.0.1", 0, Optional.of(new HttpSettings.Tls(file, "password")), 10);
        try (HttpServer server = HttpServer.start(
                        settings, List.of(routes -> routes.get("/one", answer -> answer.result("1"))));
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            int port = server.address().getPort();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/one"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals("1", answer.body());
            assertEquals(Optional.of("max-age=31536000"), answer.headers().firstValue("strict-transport-security"));
            assertThrows(IOException.class, () -> get(server.address(), "/one"));
        }
    }

    @Test
    void aKeyThatCannotBeUsedIsSaidWithItsMend(@TempDir Path folder) throws Exception {
        HttpSettings settings =
                new HttpSettings("127.0.0.1", 0, Optional.of(new HttpSettings.Tls(keys(folder), "wrong")), 10);
        CommandFault fault = assertThrows(CommandFault.class, () -> HttpServer.start(settings, List.of()));
        assertTrue(String.valueOf(fault.getMessage()).contains("http.tls-password"), fault.toString());
    }

    private static Socket connect(HttpServer server, String from) throws IOException {
        return new Socket(server.address().getAddress(), server.address().getPort(), InetAddress.getByName(from), 0);
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /one HTTP/1.1\r\nHost: scp\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static HttpServer one(int connections) {
        return HttpServer.start(
                new HttpSettings("127.0.0.1", 0, Optional.empty(), connections),
                List.of(routes -> routes.get("/one", context -> context.result("1"))));
    }

    @Test
    void manyConnectionsTogetherGetNoMoreDescriptors() throws Exception {
        try (HttpServer server = one(4);
                Socket second = connect(server, "127.0.0.2");
                Socket third = connect(server, "127.0.0.3");
                Socket fourth = connect(server, "127.0.0.3");
                Socket late = new Socket()) {
            Socket first = connect(server, "127.0.0.2");
            late.bind(new InetSocketAddress("127.0.0.4", 0));
            late.connect(server.address());
            ask(late);
            late.setSoTimeout(300);
            assertThrows(
                    SocketTimeoutException.class, () -> late.getInputStream().read());
            first.close();
            late.setSoTimeout(20_000);
            assertEquals('H', late.getInputStream().read(), "served when there is room");
            for (Socket each : List.of(second, third, fourth)) {
                ask(each);
                assertEquals('H', each.getInputStream().read(), "those that were there are served");
            }
        }
    }

    @Test
    void oneAddressAloneKeepsNobodyOut() throws Exception {
        try (HttpServer server = one(8)) {
            List<Socket> open = new ArrayList<>();
            try (Socket other = connect(server, "127.0.0.3")) {
                for (int i = 0; i < 4; i++) {
                    Socket first = connect(server, "127.0.0.2");
                    open.add(first);
                    // Answered, it is counted: one that comes next must be the one too many.
                    ask(first);
                    assertEquals('H', first.getInputStream().read());
                }
                for (int i = 0; i < 20; i++) {
                    try (Socket more = connect(server, "127.0.0.2")) {
                        more.setSoTimeout(20_000);
                        assertEquals(-1, more.getInputStream().read(), "closed at once");
                    }
                }
                ask(other);
                assertEquals('H', other.getInputStream().read());
                open.getFirst().close();
                assertEquals('H', answered(server, "127.0.0.2"), "when one has ended there is room for another");
            } finally {
                for (Socket each : open) {
                    each.close();
                }
            }
        }
    }

    /** The first octet of an answer, once the server has seen that another connection has ended. */
    private static int answered(HttpServer server, String from) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try (Socket socket = connect(server, from)) {
                socket.setSoTimeout(20_000);
                ask(socket);
                int first = socket.getInputStream().read();
                if (first >= 0) {
                    return first;
                }
            } catch (SocketException e) {
                assertTrue(System.nanoTime() < end, e.toString());
            }
            assertTrue(System.nanoTime() < end, "no room");
        }
    }

    @Test
    void eachConnectionThatIsTakenHasAThread() throws Exception {
        int most = 60;
        CountDownLatch all = new CountDownLatch(most / 2);
        try (HttpServer server = HttpServer.start(
                new HttpSettings("127.0.0.1", 0, Optional.empty(), most),
                List.of(
                        routes -> routes.get("/slow", context -> {
                            all.countDown();
                            context.req().getInputStream().read();
                        }),
                        routes -> routes.get("/health/live", context -> context.result("1"))))) {
            List<Socket> slow = new ArrayList<>();
            try {
                for (int i = 0; i < most / 2; i++) {
                    Socket socket = connect(server, "127.0.0.2");
                    slow.add(socket);
                    socket.getOutputStream()
                            .write("GET /slow HTTP/1.1\r\nHost: scp\r\nContent-Length: 1\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                assertTrue(all.await(20, TimeUnit.SECONDS), all + " wait for a thread");
                assertEquals("1", get(server.address(), "/health/live").body());
            } finally {
                for (Socket each : slow) {
                    each.close();
                }
            }
        }
    }

    @Test
    void nothingListensAfterTheClose() {
        HttpServer server = HttpServer.start(ANY_PORT, List.of());
        server.close();
        assertThrows(ConnectException.class, () -> get(server.address(), "/"));
    }
}
