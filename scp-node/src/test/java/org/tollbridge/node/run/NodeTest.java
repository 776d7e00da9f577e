package org.tollbridge.node.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.control.Replies;
import org.tollbridge.node.desk.Desk;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.node.load.LoadThroughNode;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.PostgresqlServer;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.simulator.link.LinkException;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.scenario.ChargeReader;
import org.tollbridge.simulator.scenario.Scenario;
import org.tollbridge.simulator.scenario.ScenarioException;
import org.tollbridge.simulator.scenario.ScenarioFile;
import org.tollbridge.simulator.scenario.ScenarioResult;
import org.tollbridge.simulator.scenario.ScenarioRunner;
import org.tollbridge.simulator.ssf.Switch;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportSettings;

/** The wiring, with calls over real TCP; what each kind of call must come to is the end-to-end tests' business. */
@Timeout(60)
class NodeTest {

    @TempDir
    private Path folder;

    private Optional<Node> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(Node::close);
    }

    private Node start(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of("TOLLBRIDGE_M3UA_PORT", "0", "TOLLBRIDGE_HTTP_PORT", "0"));
        all.putAll(environment);
        NodeHome home = new NodeHome(folder.resolve("home"));
        home.prepare();
        Node node = Node.start(SettingsReader.read(
                ConfigurationReader.read(Optional.empty(), all).values(), home));
        running = Optional.of(node);
        return node;
    }

    private static List<ScenarioResult> place(Node node, String calls)
            throws IOException, LinkException, InterruptedException, ScenarioException {
        Scenario scenario = ScenarioFile.read("calls:\n" + calls.indent(2));
        try (Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                Switch ssp =
                        new Switch(transport, SwitchSettings.of(LinkSettings.of(node.address())), MessageTap.NONE)) {
            ssp.awaitActive(Duration.ofSeconds(10));
            return new ScenarioRunner(ssp::place, ChargeReader.NONE, Duration.ofSeconds(20))
                    .run(scenario, result -> {});
        }
    }

    private static void assertAsExpected(List<ScenarioResult> results) {
        results.forEach(result -> assertEquals(
                List.of(), result.differences(), () -> result.call().script().name()));
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            Thread.onSpinWait();
        }
    }

    @Test
    void anEmptyStoreGetsTheSampleNumbersAndTheyAreServed() throws Exception {
        Node node = start(Map.of());
        assertTrue(node.store().snapshot().size() >= 30);
        assertAsExpected(place(node, """
                - {dials: "8008100001", caller: "1062345678", expect: {outcome: answered, destination: "1055501001"}}
                - {dials: "8008109999", caller: "1062345678", expect: {outcome: released, cause: 1}}
                """));
        assertTrue(node.journal().awaitDurable(Duration.ofSeconds(10)));
        assertEquals(2, node.journal().durable(), "one record a call");
    }

    @Test
    void aStoreThatHasNumbersGetsNoSamples() {
        Node first = start(Map.of());
        int samples = first.store().snapshot().size();
        first.close();
        assertEquals(samples, start(Map.of()).store().snapshot().size());
    }

    /** Numbers that somebody has, none of them in service: nothing goes live by itself. */
    @Test
    void aStoreWithoutNumbersInServiceGetsNoSamples() throws Exception {
        NodeHome home = new NodeHome(folder.resolve("home"));
        home.prepare();
        try (NumberStore store = NumberStore.open(StoreSettings.embedded(home.store()))) {
            new Inventory(store, new PlanRules(NumberPlan.china(), ServiceClasses.china()))
                    .put(Subscriber.named("acme"), Intent.of(Author.NODE));
        }
        assertEquals(0, start(Map.of()).store().snapshot().size());
    }

    private Node startOn(StoreSettings store) {
        return start(Map.of(
                "TOLLBRIDGE_STORE_URL", store.url(),
                "TOLLBRIDGE_STORE_USER", store.user(),
                "TOLLBRIDGE_STORE_PASSWORD", store.password()));
    }

    @Test
    void aNewDatabaseOfAServerGetsNoSamples() {
        Node node = startOn(TestDatabase.POSTGRESQL.fresh(folder));
        assertEquals(0, node.store().snapshot().size());
    }

    /** Its connections stay and nothing answers on them; a node that waited for that would not end. */
    @Test
    @Timeout(180)
    void aNodeWhoseDatabaseHangsEnds() throws Exception {
        Node node = startOn(TestDatabase.POSTGRESQL.fresh(folder));
        PostgresqlServer.running().stall();
        try {
            node.close();
        } finally {
            PostgresqlServer.running().goOn();
        }
        assertThrows(StoreException.class, () -> node.store().refresh());
    }

    @Test
    void whatIsLoadedIsServedAtOnce() throws Exception {
        Node node = start(Map.of());
        byte[] file =
                "service_number,subscriber,destination\n8008107777,A,010-55507777\n".getBytes(StandardCharsets.UTF_8);
        try (ControlClient client = ControlClient.connect(node.settings().home().controlSocket())) {
            assertEquals(
                    1,
                    LoadThroughNode.ask(
                                    client,
                                    new ByteArrayInputStream(file),
                                    file.length,
                                    Author.NODE,
                                    BatchMode.WHOLE,
                                    fault -> {})
                            .change()
                            .orElseThrow()
                            .added());
        }
        assertAsExpected(place(node, """
                - {dials: "8008107777", caller: "1062345678", expect: {outcome: answered, destination: "1055507777"}}
                """));
    }

    @Test
    void whatTheDeskDoesIsServedAtOnceAndRefusalsChangeNothing() throws Exception {
        Node node = start(Map.of());
        assertEquals("suspended", desk(node, "suspend").path("state").asText());
        assertAsExpected(place(node, """
                - {dials: "8008100001", caller: "1062345678", expect: {outcome: released, cause: 63}}
                """));
        assertEquals(
                "number 8008100001 is suspended, and cannot be suspended; possible steps: resume, disconnect",
                desk(node, "suspend").path("refused").asText());
        desk(node, "resume");
        assertAsExpected(place(node, """
                - {dials: "8008100001", caller: "1062345678", expect: {outcome: answered}}
                """));
        desk(node, "disconnect");
        assertAsExpected(place(node, """
                - {dials: "8008100001", caller: "1062345678", expect: {outcome: released, cause: 1}}
                """));
        node.close();
        running = Optional.empty();
        assertTrue(start(Map.of()).store().find("8008100001").isEmpty(), "after a restart too");
    }

    private static JsonNode desk(Node node, String step) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (ControlClient client = ControlClient.connect(node.settings().home().controlSocket())) {
            client.ask(
                    Replies.line()
                            .put("command", Desk.COMMAND)
                            .put("action", "number-step")
                            .put("step", step)
                            .put("number", "800-810-0001")
                            .put("who", "tester"),
                    InputStream.nullInputStream(),
                    lines::add);
        }
        return lines.getFirst();
    }

    @Test
    void aSwitchIsToldWhoPaysAsItIsConfigured() throws Exception {
        Node node = start(Map.of("TOLLBRIDGE_SWITCHES", "[{name: one, point-code: 1, charging: apply}]"));
        List<ScenarioResult> results = place(node, """
                - {dials: "8008100001", caller: "1062345678", expect: {outcome: answered}}
                """);
        assertAsExpected(results);
        List<String> operations = results.get(0).result().operations().stream()
                .map(operation -> operation.asn1Name())
                .toList();
        assertTrue(operations.contains("applyCharging"), operations::toString);
        assertTrue(!operations.contains("furnishChargingInformation"), operations::toString);
    }

    @Test
    void aCallWhoseSwitchDoesNotComeBackIsSettled() throws Exception {
        Node node = start(Map.of("TOLLBRIDGE_M3UA_RECOVERY_MS", "100"));
        Transport transport = new Transport("switch", TransportSettings.DEFAULT);
        Switch ssp = new Switch(transport, SwitchSettings.of(LinkSettings.of(node.address())), MessageTap.NONE);
        ssp.awaitActive(Duration.ofSeconds(10));
        Scenario scenario = ScenarioFile.read("""
                calls:
                  - {dials: "8008100001", caller: "1062345678", otherwise: {does: answer, talk: 60s}}
                """);
        var unheard = ssp.place(scenario.calls().get(0).script());
        await("the call is open", () -> node.openCalls() == 1);
        transport.close();
        await("the call is settled", () -> node.openCalls() == 0);
        assertEquals(1, node.engine().counters().ended().get(Reason.LINK_LOST));
        ssp.close();
        assertTrue(unheard.isDone() || !unheard.isCancelled());
    }

    @Test
    void drainingEndsWhenTheLastCallDoes() throws Exception {
        Node node = start(Map.of("TOLLBRIDGE_NODE_DRAIN_SECONDS", "30"));
        Scenario scenario = ScenarioFile.read("""
                calls:
                  - {dials: "8008100001", caller: "1062345678", otherwise: {does: answer, talk: 1s}}
                """);
        try (Transport transport = new Transport("switch", TransportSettings.DEFAULT);
                Switch ssp =
                        new Switch(transport, SwitchSettings.of(LinkSettings.of(node.address())), MessageTap.NONE)) {
            ssp.awaitActive(Duration.ofSeconds(10));
            var call = ssp.place(scenario.calls().get(0).script());
            await("the call is open", () -> node.openCalls() == 1);
            assertEquals(0, node.drain(), "calls left over");
            assertEquals("ANSWERED", call.get(10, TimeUnit.SECONDS).outcome().name());
        }
        assertEquals(1, node.engine().counters().ended().get(Reason.COMPLETED));
    }

    @Test
    void aPortInUseIsNamedAndNothingIsLeftRunning() {
        Node node = start(Map.of());
        int port = node.address().getPort();
        NodeHome other = new NodeHome(folder.resolve("other"));
        other.prepare();
        NodeSettings settings = SettingsReader.read(
                ConfigurationReader.read(
                                Optional.empty(),
                                Map.of("TOLLBRIDGE_M3UA_PORT", Integer.toString(port), "TOLLBRIDGE_HTTP_PORT", "0"))
                        .values(),
                other);
        for (int i = 0; i < 2; i++) {
            String fault = String.valueOf(
                    assertThrows(CommandFault.class, () -> Node.start(settings)).getMessage());
            assertTrue(fault.contains("127.0.0.1:" + port) && fault.contains("in use"), fault);
            assertTrue(!Files.exists(other.controlSocket()), "the socket goes with it, and the journal is free again");
        }
    }

    @Test
    void theFirstAdministratorGetsItsSecretOnceAndTheApiIsServed() throws Exception {
        Node node = start(Map.of());
        String secret = node.firstSecret().orElseThrow();
        assertEquals(Optional.empty(), node.firstSecret());
        String pair = "admin:" + secret;
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + node.httpAddress().orElseThrow().getPort() + "/api/v1/password"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"password\":\"a long and good one\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertEquals(
                    204,
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
            assertEquals(
                    401,
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }
}
