package org.tollbridge.provisioning.live;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 POST to a checked address. A client with its own name resolution could be led elsewhere between check
 * and connection, or by a redirect. Only the status of the response is read.
 */
final class WebhookPost {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LONGEST_LINE = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1[.][01] ([0-9]{3})( .*)?");

    private final WebhookTargets targets;
    private final Duration limit;
    private final SSLSocketFactory tls;

    /**
     * Posts to permitted addresses.
     *
     * @param limit time limit for one post, including the connection
     * @param tls provides the trusted certificates
     */
    WebhookPost(WebhookTargets targets, Duration limit, SSLSocketFactory tls) {
        this.targets = targets;
        this.limit = limit;
        this.tls = tls;
    }

    /**
     * Posts a body.
     *
     * @return why the receiver did not accept it; empty when it did
     */
    Optional<String> send(String webhook, String url, String secret, Instant at, String body) {
        Optional<String> fault = targets.fault(url);
        if (fault.isPresent()) {
            return fault;
        }
        URI uri = URI.create(url);
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        try {
            InetAddress address = targets.address(uri.getHost());
            return post(uri, address, head(uri, webhook, signature(secret, at, octets), octets.length), octets);
        } catch (WebhookTargets.ForbiddenException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return Optional.of("the host " + uri.getHost() + " is unknown");
        } catch (SSLException e) {
            return Optional.of("the TLS connection failed: " + e.getMessage()
                    + "; its certificate must match the host in the URL, and must be from an authority that"
                    + " Java trusts");
        } catch (IOException e) {
            return Optional.of("the host cannot be reached: " + e.getMessage());
        }
    }

    private Optional<String> post(URI uri, InetAddress address, String head, byte[] body) throws IOException {
        boolean secure = uri.getScheme().equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        long began = System.nanoTime();
        try (Socket plain = new Socket()) {
            // Closing the connection ends whatever the peer does, or does slowly.
            CompletableFuture<Void> watch = CompletableFuture.runAsync(
                    () -> close(plain), CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            try {
                plain.connect(new InetSocketAddress(address, port), (int) limit.toMillis());
                Socket socket = secure ? secured(plain, uri.getHost(), port) : plain;
                OutputStream out = new BufferedOutputStream(socket.getOutputStream());
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.write(body);
                out.flush();
                return judge(line(socket.getInputStream()));
            } catch (IOException e) {
                // Checked by the clock, because the watch may not be marked done yet when its closing is already
                // visible here.
                boolean late = System.nanoTime() - began >= limit.toNanos();
                throw late ? new IOException("no response within " + limit.toSeconds() + " s", e) : e;
            } finally {
                watch.cancel(false);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SSLSocket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String head(URI uri, String webhook, String signature, int length) {
        String path = Optional.ofNullable(uri.getRawPath())
                .filter(each -> !each.isEmpty())
                .orElse("/");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "POST " + path + query + " HTTP/1.1\r\n"
                + "Host: " + uri.getRawAuthority() + "\r\n"
                + "User-Agent: tollbridge\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n"
                + "Tollbridge-Webhook: " + webhook + "\r\n"
                + "Tollbridge-Signature: " + signature + "\r\n"
                + "Connection: close\r\n\r\n";
    }

    /** The time of sending, and the HMAC-SHA256 of that time and the body with the secret. */
    static String signature(String secret, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n' && line.length() < LONGEST_LINE; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static Optional<String> judge(String line) {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return Optional.of(line.isEmpty() ? "the host did not respond" : "the response is not HTTP/1.1");
        }
        return status.group(1).startsWith("2") ? Optional.empty() : Optional.of("the response was " + status.group(1));
    }
}
