package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.store.TestDatabase;

/** Clients that announce bodies and do not send them: nobody else waits for them. */
class SlowClientsTest {

    private static final int MANY = 100;

    @TempDir
    private Path folder;

    private static Socket send(ApiFixture api, String head) throws IOException {
        Socket socket = api.connect();
        socket.getOutputStream().write((head + "\r\nHost: scp\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** All of an answer after which the server closes the connection. */
    private static String whole(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertUnanswered(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
    }

    /** Waits until a server wants the body of a request (RFC 9110, 10.1.1). */
    private static void awaitWanted(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        String interim = "HTTP/1.1 100 Continue\r\n\r\n";
        assertEquals(
                interim, new String(socket.getInputStream().readNBytes(interim.length()), StandardCharsets.US_ASCII));
    }

    /** The server awaits the bodies of many, and somebody else is answered before any of them. */
    private static void assertHoldUpNobody(ApiFixture api, String head) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                slow.add(send(api, head + "\r\nExpect: 100-continue"));
            }
            for (Socket each : slow) {
                awaitWanted(each);
            }
            api.client.get("/openapi.json").send().is(200);
            api.client
                    .get("/numbers/8008101234")
                    .token(api.token(Role.DESK))
                    .send()
                    .is(200);
            for (Socket each : slow) {
                assertUnanswered(each);
            }
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void aStrangersBodyIsAwaitedByNobodyElse() throws Exception {
        try (ApiFixture api = new ApiFixture(TestDatabase.H2, folder)) {
            assertHoldUpNobody(
                    api, "POST /api/v1/session HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100");
        }
    }

    @Test
    void aBodyOfWhomOneKnowsIsAwaitedByNobodyElse() throws Exception {
        try (ApiFixture api = new ApiFixture(TestDatabase.H2, folder)) {
            assertHoldUpNobody(
                    api,
                    "PUT /api/v1/subscribers/acme HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100"
                            + "\r\nAuthorization: Bearer " + api.token(Role.DESK));
        }
    }

    @Test
    void whereNoBodyIsTakenNoneIsAwaited() throws Exception {
        try (ApiFixture api = new ApiFixture(TestDatabase.H2, folder)) {
            for (String body : List.of("Content-Length: 1", "Transfer-Encoding: chunked")) {
                for (String path : List.of("/api/v1/openapi.json", "/api/v1/nothing", "/console")) {
                    try (Socket socket = send(api, "GET " + path + " HTTP/1.1\r\n" + body)) {
                        String answer = whole(socket);
                        String status =
                                path.endsWith("openapi.json") ? "413" : path.endsWith("console") ? "200" : "404";
                        assertTrue(
                                answer.startsWith("HTTP/1.1 " + status),
                                answer.lines().findFirst()::toString);
                    }
                }
            }
        }
    }

    @Test
    void aConnectionThatTellsOfABodyThatNobodyTakesIsNotUsedAgain() throws Exception {
        try (ApiFixture api = new ApiFixture(TestDatabase.H2, folder);
                Socket socket = send(api, "GET /api/v1/openapi.json HTTP/1.1\r\nContent-Length: 10")) {
            String answer = whole(socket);
            assertTrue(answer.contains("this request takes no body"), answer);
            assertEquals(-1, socket.getInputStream().read());
        }
    }
}
