package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            assertEquals("{\"error\":\"the node failed at it; its log says why\"}", answer.body());
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

    @Test
    void whoeverOpensManyConnectionsGetsNoMoreDescriptors() throws Exception {
        int most = 4;
        try (HttpServer server = HttpServer.start(
                new HttpSettings("127.0.0.1", 0, Optional.empty(), most),
                List.of(routes -> routes.get("/one", context -> context.result("1"))))) {
            List<Socket> silent = new ArrayList<>();
            try (Socket late = new Socket()) {
                for (int i = 0; i < most; i++) {
                    silent.add(new Socket(
                            server.address().getAddress(), server.address().getPort()));
                }
                late.connect(server.address());
                late.getOutputStream()
                        .write("GET /one HTTP/1.1\r\nHost: scp\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                late.setSoTimeout(300);
                assertThrows(
                        SocketTimeoutException.class,
                        () -> late.getInputStream().read());
                silent.getFirst().close();
                late.setSoTimeout(20_000);
                assertEquals('H', late.getInputStream().read(), "served when there is room");
            } finally {
                for (Socket each : silent) {
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
