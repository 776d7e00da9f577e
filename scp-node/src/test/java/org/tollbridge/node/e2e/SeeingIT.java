package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.live.Receiver;
import org.tollbridge.provisioning.store.Webhook;
import org.tollbridge.provisioning.store.Webhooks;

/** What a node says of itself over HTTP, while switches place calls. */
@Timeout(120)
@ExtendWith(Wiretap.class)
class SeeingIT {

    private static final String SWITCHES = "switches: [{name: plain, point-code: 1}, {name: other, point-code: 3}]\n";
    private static final String WEBHOOKS = "webhooks: {allow-private: true, allow-plain: true}\n";
    private static final String NUMBER = "8008100001";

    @TempDir
    private Path home;

    private static HttpResponse<String> get(Scp scp, String path) throws Exception {
        URI uri = URI.create(
                "http://127.0.0.1:" + scp.node().httpAddress().orElseThrow().getPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aNodeIsReadyWhenASwitchIsInReach() throws Exception {
        try (Scp scp = Scp.start(home, "switches: [{name: plain, point-code: 1}]\n" + WEBHOOKS);
                Receiver receiver = new Receiver()) {
            HttpResponse<String> alone = get(scp, "/health");
            assertEquals(503, alone.statusCode());
            assertEquals(
                    "{\"live\":true,\"ready\":false,\"reasons\":[\"no switch is reachable\"]}",
                    alone.body().strip());
            assertEquals(200, get(scp, "/health/live").statusCode());
            try (Ssp ssp = Ssp.connect(scp.address(), 1)) {
                Until.holds("ready", () -> get(scp, "/health").statusCode() == 200);
                assertTrue(ssp.place(Calls.to(NUMBER)).violations().isEmpty());
                aWebhookIsToldOfACall(scp, ssp, receiver);
                CompletableFuture<Integer> drained = drain(scp);
                assertEquals(0, drained.get());
            }
            assertFalse(scp.node().settings().http().isEmpty());
        }
    }

    private static void aWebhookIsToldOfACall(Scp scp, Ssp ssp, Receiver receiver) throws Exception {
        Webhook.Stand none = new Webhook.Stand(0, 0, 0, 0, 0, "", Optional.empty());
        new Webhooks(scp.node().store())
                .issue(
                        new Webhook("", "", receiver.url(), List.of(), Instant.EPOCH, "", none),
                        Intent.of(new Author("test", "")));
        Map<String, List<String>> told = new HashMap<>();
        // The first may come before the node listens for its webhook.
        Until.holds("told of a call from its offer to its end", () -> {
            ssp.place(Calls.to(NUMBER));
            for (Optional<Receiver.Post> post = receiver.poll(); post.isPresent(); post = receiver.poll()) {
                for (JsonNode event : post.get().json().path("events")) {
                    told.computeIfAbsent(event.path("call").asText(), call -> new ArrayList<>())
                            .add(event.path("event").asText() + " "
                                    + event.path("destination").asText());
                }
            }
            return told.containsValue(
                    List.of("call-offered 861055501001", "call-answered 861055501001", "call-ended 861055501001"));
        });
    }

    private static CompletableFuture<Integer> drain(Scp scp) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return scp.node().drain();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aDrainingNodeIsNotReady() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES + "node: {drain-seconds: 5}\n");
                Ssp ssp = Ssp.connect(scp.address(), 1, settings -> settings.withSpeed(1))) {
            CompletableFuture<?> call = ssp.begin(Calls.to(NUMBER));
            Until.holds("a call", () -> scp.node().openCalls() == 1);
            CompletableFuture<Integer> drained = drain(scp);
            Until.holds("not ready", () -> get(scp, "/health").statusCode() == 503);
            JsonNode health = new ObjectMapper().readTree(get(scp, "/health").body());
            assertEquals("the node is draining", health.path("reasons").path(0).asText());
            scp.node().close();
            call.cancel(true);
            drained.get();
        }
    }

    @Test
    void callsAreSeenInTheMetrics() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES);
                Ssp ssp = Ssp.connect(scp.address(), 1)) {
            ssp.place(Calls.to(NUMBER));
            ssp.place(Calls.to(NUMBER));
            scp.awaitNoCalls();
            String page = get(scp, "/metrics").body();
            String said = "{operation=\"initialDP\",switch=\"plain\",way=\"received\"}";
            assertEquals(Optional.of(2.0), value(page, "tollbridge_operations_total" + said));
            assertEquals(Optional.of(0.0), value(page, "tollbridge_operations_total" + said.replace("plain", "other")));
            assertEquals(Optional.of(2.0), value(page, "tollbridge_calls_offered_total"));
            assertEquals(Optional.of(2.0), value(page, "tollbridge_calls_ended_total{reason=\"completed\"}"));
            assertEquals(Optional.of(1.0), value(page, "tollbridge_link_up{switch=\"plain\"}"));
            assertEquals(Optional.of(0.0), value(page, "tollbridge_link_up{switch=\"other\"}"));
            assertEquals(Optional.of(0.0), value(page, "tollbridge_dialogues_open{switch=\"plain\"}"));
            assertEquals(
                    Optional.of(2.0),
                    value(page, "tollbridge_answer_seconds_count{stage=\"answer\",switch=\"plain\"}"));
            assertTrue(
                    page.contains("tollbridge_answer_seconds_bucket{stage=\"decide\",switch=\"plain\",le=\"1.0E-4\"}"));
            assertTrue(value(page, "jvm_threads_live_threads").isPresent());
        }
    }

    private static Optional<Double> value(String page, String series) {
        return page.lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.valueOf(line.substring(series.length() + 1)))
                .findFirst();
    }

    @Test
    void theReferencePageNamesWhatIsServed() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES)) {
            SortedSet<String> documented =
                    names("(?m)^\\| `(tollbridge_\\w+)`", Files.readString(Path.of("..", "docs", "metrics.md")));
            // This node is alone, nobody is told of its calls, and none is held against credit.
            documented.removeIf(name -> name.startsWith("tollbridge_cluster_"));
            documented.removeIf(name -> name.startsWith("tollbridge_adoption_"));
            documented.removeIf(name -> name.startsWith("tollbridge_accounting_"));
            documented.removeIf(name -> name.startsWith("tollbridge_credit_"));
            assertEquals(
                    documented,
                    names("(?m)^# TYPE (tollbridge_\\w+) ", get(scp, "/metrics").body()));
        }
    }

    private static SortedSet<String> names(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        SortedSet<String> names = new TreeSet<>();
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    @Test
    void httpCanBeSwitchedOff() throws Exception {
        try (Scp scp = Scp.start(home, SWITCHES + "http: {enabled: false}\n")) {
            assertEquals(Optional.empty(), scp.node().httpAddress());
        }
    }
}
