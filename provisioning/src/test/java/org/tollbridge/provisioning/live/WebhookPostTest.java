package org.tollbridge.provisioning.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks over TLS: who is not who the URL says is told nothing. */
@Timeout(90)
class WebhookPostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2026-11-28T08:00:00Z");
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    private Path folder;

    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();

    /** A key with a certificate for some names, signed by itself. */
    private KeyStore keys(String names) throws Exception {
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
                        "hook",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=hook",
                        "-ext",
                        "SAN=" + names,
                        "-validity",
                        "2")
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    /** What proves to be who has a key, and trusts it alone. */
    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    private HttpsServer server(SSLContext context) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/hook", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Optional<String> post(SSLSocketFactory trusting, String host, int port, Duration limit) {
        return new WebhookPost(new WebhookTargets(true, true), limit, trusting)
                .send("hook1", "https://" + host + ":" + port + "/hook", "secret", AT, "{\"events\":[]}");
    }

    @Test
    void aHookIsToldByTlsUnderTheNameThatItsCertificateHas() throws Exception {
        SSLContext context = context(keys("DNS:localhost,IP:127.0.0.1"));
        HttpsServer server = server(context);
        int port = server.getAddress().getPort();
        try {
            for (String host : new String[] {"localhost", "127.0.0.1"}) {
                assertEquals(Optional.empty(), post(context.getSocketFactory(), host, port, PATIENCE), host);
                assertEquals("{\"events\":[]}", bodies.poll());
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoHasACertificateOfAnotherOrOneThatNobodyKnowsIsToldNothing() throws Exception {
        SSLContext context = context(keys("DNS:hook.example,IP:192.0.2.7"));
        HttpsServer server = server(context);
        int port = server.getAddress().getPort();
        try {
            for (String host : new String[] {"localhost", "127.0.0.1"}) {
                String other =
                        post(context.getSocketFactory(), host, port, PATIENCE).orElseThrow();
                assertTrue(other.startsWith("the TLS connection failed: "), other);
                assertTrue(other.contains(host), other);
            }
            SSLSocketFactory usual = SSLContext.getDefault().getSocketFactory();
            String unknown = post(usual, "localhost", port, PATIENCE).orElseThrow();
            assertTrue(unknown.endsWith("and must be from an authority that Java trusts"), unknown);
            assertEquals(Optional.empty(), Optional.ofNullable(bodies.poll()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoSaysNothingOrSpeaksNoTlsIsLeftInTime() throws Exception {
        SSLSocketFactory usual = SSLContext.getDefault().getSocketFactory();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(
                    Optional.of("the host cannot be reached: no response within 1 s"),
                    post(usual, "127.0.0.1", silent.getLocalPort(), Duration.ofSeconds(1)));
        }
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> said = CompletableFuture.runAsync(() -> {
                try (Socket peer = plain.accept()) {
                    // Taken first: what is left unread would cut the connection.
                    assertTrue(peer.getInputStream().read(new byte[64 << 10]) > 0);
                    peer.getOutputStream().write("HTTP/1.1 400 no\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String fault =
                    post(usual, "127.0.0.1", plain.getLocalPort(), PATIENCE).orElseThrow();
            assertTrue(fault.startsWith("the TLS connection failed: "), fault);
            said.get();
        }
    }
}
