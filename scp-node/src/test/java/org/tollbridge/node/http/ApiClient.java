package org.tollbridge.node.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tollbridge.provisioning.api.Api;

/** Asks a running API by HTTP, and holds every answer to the API's own description. */
final class ApiClient implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Contract contract;

    /**
     * A client.
     *
     * @param address such as http://127.0.0.1:8905
     */
    ApiClient(String address) throws IOException, InterruptedException {
        this.address = address + Api.BASE;
        HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + "/openapi.json"))
                .build();
        this.contract = new Contract(JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body()));
    }

    /** What was answered. */
    record Reply(int status, Map<String, String> headers, String text) {

        JsonNode json() throws IOException {
            return JSON.readTree(text);
        }

        String tag() {
            return headers.getOrDefault("etag", "");
        }

        /** This reply, which must have a status. */
        Reply is(int wanted) {
            assertEquals(wanted, status, text);
            return this;
        }
    }

    Contract contract() {
        return contract;
    }

    /** A request being made. */
    final class Request {
        private final String method;
        private final String path;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private byte[] body = new byte[0];

        private Request(String method, String path) {
            this.method = method;
            this.path = path;
        }

        Request header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Request token(String token) {
            return header("Authorization", "Bearer " + token);
        }

        Request password(String name, String password) {
            String pair = name + ":" + password;
            return header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }

        Request match(String tag) {
            return header("If-Match", tag);
        }

        Request fresh() {
            return header("If-None-Match", "*");
        }

        Request json(String json) {
            return body("application/json", json);
        }

        Request body(String type, String text) {
            return octets(type, text.getBytes(StandardCharsets.UTF_8));
        }

        Request octets(String type, byte[] octets) {
            body = octets;
            return header("Content-Type", type);
        }

        Reply send() throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                    .method(
                            method,
                            body.length == 0
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> got = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> got.put(name, values.getFirst()));
            Reply reply = new Reply(response.statusCode(), got, response.body());
            contract.hold(method, path.replaceAll("[?].*", ""), reply);
            return reply;
        }
    }

    Request get(String path) {
        return new Request("GET", path);
    }

    Request post(String path) {
        return new Request("POST", path);
    }

    Request put(String path) {
        return new Request("PUT", path);
    }

    Request delete(String path) {
        return new Request("DELETE", path);
    }

    Request request(String method, String path) {
        return new Request(method, path);
    }

    @Override
    public void close() {
        client.close();
    }
}
