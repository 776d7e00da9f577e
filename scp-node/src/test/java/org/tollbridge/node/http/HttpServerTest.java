package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void nothingListensAfterTheClose() {
        HttpServer server = HttpServer.start(ANY_PORT, List.of());
        server.close();
        assertThrows(ConnectException.class, () -> get(server.address(), "/"));
    }
}
