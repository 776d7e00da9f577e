package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.plan.Pbkdf2Pins;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.simulator.diameter.CreditServer;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.InteractionScript;
import org.tollbridge.simulator.ssf.InteractionScript.Assist;
import org.tollbridge.simulator.ssf.InteractionScript.Press;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** Every reason for which a call is refused, met by a call over the wire. A new reason does not compile without its own. */
@Tag("tcp")
@Timeout(180)
class CallRefusalsIT {

    private static final String OFFICE = "office: destination\n  number: 861062345678\n";
    private static final String POOR = "Beijing Paper Kite Couriers";
    private static final String POOR_NUMBER = "4008100001";
    private static final String UNHEARD = "Beijing Sparrow Taxis";
    private static final String UNHEARD_NUMBER = "4008100002";
    private static final InteractionScript WRONG_PINS = new InteractionScript(
            Collections.nCopies(3, new Press(Duration.ofSeconds(1), "1111C", Duration.ofMillis(300))),
            OptionalInt.empty(),
            Duration.ofSeconds(2),
            Optional.empty(),
            Assist.ARRIVES);

    @TempDir
    private static Path home;

    private static CreditServer credit;
    private static Scp scp;
    private static Ssp ssp;

    @BeforeAll
    static void start() throws Exception {
        credit = CreditServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "ocs.example", "example");
        scp = Scp.start(home.resolve("scp"), """
                switches:
                  - {name: own, point-code: 1, charging: apply, resource: own, announcements: {pin: 1004}}
                  - {name: other, point-code: 3}
                service-classes:
                  - {name: "800", prefix: "800", callers: "fixed, short, unknown", destinations: fixed,
                     payer: called-party, subscriber-rate: 700}
                  - {name: "400", prefix: "400", payer: split, subscriber-rate: 250, caller-rate: 110,
                     destinations: "fixed, mobile, short", short-numbers: "95, 96", service-keys: %d}
                m3ua: {recovery-ms: 100}
                diameter: {realm: tollbridge.example, reconnect-ms: 200}
                credit: {tx-ms: 2000, budget-ms: 2000}
                credit-servers: [{host: ocs.example, realm: example, address: 127.0.0.1, port: %d}]
                credit-subscribers: [{subscriber: "%s"}, {subscriber: "%s"}]
                """.formatted(
                        Calls.SERVICE_KEY, credit.address().getPort(), POOR, UNHEARD));
        ssp = Ssp.connect(scp.address(), 1);
        Until.holds(
                "the credit server is within reach",
                () -> scp.node().credit().orElseThrow().readings().peers().get("ocs.example"));
    }

    @AfterAll
    static void stop() {
        ssp.close();
        scp.close();
        credit.close();
    }

    /** A call that is refused, and its record. */
    private record Refused(CallResult result, CallRecord record) {}

    @FunctionalInterface
    private interface Scenario {
        Refused play() throws Exception;
    }

    /** How a refusal comes about, and the cause of Q.850 that its caller is released with. */
    private record Shown(Reason reason, int cause, Scenario scenario) {}

    /** The scenario of each refusal; none for the reason of a call that is taken, or lost. */
    private static Optional<Shown> shown(Reason reason) {
        return switch (reason) {
            case UNKNOWN_NUMBER -> of(reason, 1, () -> refused("8009999999"));
            case NUMBER_NOT_IN_SERVICE -> of(reason, 63, () -> refused("8008100005"));
            case NUMBER_NOT_YET_VALID -> of(reason, 50, () -> refused("8008100007"));
            case NUMBER_EXPIRED -> of(reason, 22, () -> refused("8008100006"));
            case WRONG_SERVICE_KEY ->
                of(reason, 79, () -> {
                    Plans.put(scp, "4008299910", "entry: office\n" + OFFICE);
                    return refused(Calls.to("4008299910").withServiceKey(966), "4008299910");
                });
            case CALLER_NOT_ALLOWED ->
                of(reason, 21, () -> refused(Calls.to("8008100001").from(Calls.MOBILE_CALLER), "8008100001"));
            case CALLER_DENIED -> of(reason, 55, () -> refused("4008299901", "deny: fixed\n" + OFFICE));
            case CALLER_NOT_LISTED -> of(reason, 87, () -> refused("4008299902", "allow: area 755\n" + OFFICE));
            case PIN_LOCKED -> of(reason, 57, CallRefusalsIT::locked);
            case TOO_MANY_CALLS -> of(reason, 44, CallRefusalsIT::oneTooMany);
            case TOO_MANY_CALLS_IN_PERIOD ->
                of(reason, 42, () -> second("4008299905", "limits:\n  calls: 1\n  period: day\n"));
            case MONTHLY_CALLS_USED -> of(reason, 47, () -> second("4008299906", "limits:\n  monthlyCalls: 1\n"));
            case MONTHLY_COST_USED -> of(reason, 49, () -> second("4008299907", "limits:\n  monthlyCost: 1\n"));
            case COUNTER_SILENT -> of(reason, 41, CallRefusalsIT::uncounted);
            case NO_CREDIT ->
                of(reason, 53, () -> {
                    credit.behave(new CreditServer.Answers());
                    credit.credit(POOR, 0);
                    return refused(POOR_NUMBER);
                });
            case CREDIT_SILENT ->
                of(reason, 38, () -> {
                    credit.behave(new CreditServer.Ignores());
                    return refused(UNHEARD_NUMBER);
                });
            case DESTINATION_FORBIDDEN -> of(reason, 29, CallRefusalsIT::forbidden);
            case PLAN_RELEASE ->
                of(reason, 34, () -> {
                    Plans.put(scp, "4008299909", "entry: end\nend: release\n  cause: 34\n");
                    return refused("4008299909");
                });
            case COMPLETED,
                    GOES_ON,
                    DESTINATION_BUSY,
                    DESTINATION_NO_ANSWER,
                    DESTINATION_UNREACHABLE,
                    DESTINATION_LOOP,
                    CALLER_ABANDONED,
                    TIME_LIMIT,
                    CREDIT_USED,
                    SWITCH_REFUSED,
                    SWITCH_ENDED_EARLY,
                    SWITCH_OUT_OF_STEP,
                    SWITCH_ABORTED,
                    LINK_LOST,
                    SWITCH_LOST,
                    SWITCH_SILENT,
                    NODE_STOPPED,
                    NODE_LOST,
                    INTERNAL_ERROR -> Optional.empty();
        };
    }

    private static Optional<Shown> of(Reason reason, int cause, Scenario scenario) {
        return Optional.of(new Shown(reason, cause, scenario));
    }

    private static Stream<Shown> all() {
        return Arrays.stream(Reason.values()).flatMap(reason -> shown(reason).stream());
    }

    private static Refused refused(String number) throws Exception {
        return refused(Calls.to(number), number);
    }

    private static Refused refused(String number, String plan) throws Exception {
        Plans.put(scp, number, "entry: office\n" + plan);
        return refused(number);
    }

    private static Refused refused(Calls call, String number) throws Exception {
        return new Refused(ssp.place(call), lastOf(scp, number));
    }

    private static CallRecord lastOf(Scp at, String number) throws Exception {
        // The journal had it before the switch was told, and the disk may still have that of a call before it alone.
        assertTrue(at.node().journal().awaitDurable(Duration.ofSeconds(20)), "records do not reach the disk");
        return at.recordsOnDisk().stream()
                .filter(each -> of(each, number))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    private static boolean of(CallRecord record, String number) {
        return record.dialled().equals(number) && record.outcome() == Outcome.REFUSED;
    }

    /** After one that was answered. */
    private static Refused second(String number, String limits) throws Exception {
        Plans.put(scp, number, "entry: office\n" + limits + OFFICE);
        assertEquals(CallResult.Outcome.ANSWERED, ssp.place(Calls.to(number)).outcome());
        scp.awaitNoCalls();
        return refused(number);
    }

    private static Refused oneTooMany() throws Exception {
        String number = "4008299904";
        Plans.put(scp, number, "entry: office\nlimits:\n  concurrent: 1\n" + OFFICE);
        try (Ssp talking = Ssp.connect(scp.address(), 3)) {
            var open = talking.begin(Calls.to(number).everyone(Calls.answers(1_000_000, HangsUp.CALLED)));
            Until.holds("it is counted", () -> scp.node().counters().open() == 1);
            Refused refused = refused(number);
            assertTrue(!open.isDone(), "the call that was in the way is over");
            return refused;
        }
    }

    private static Refused locked() throws Exception {
        String number = "4008299903";
        Plans.put(
                scp,
                number,
                "entry: door\ndoor: pin\n  announcement: pin\n  hashes: "
                        + Pbkdf2Pins.hash("2468", new SecureRandom())
                        + "\n  to -> office\n  otherwise -> closed\nclosed: release\n  cause: 31\n" + OFFICE);
        assertEquals(
                OptionalInt.of(31),
                ssp.place(Calls.to(number).hearing(WRONG_PINS)).releaseCause());
        scp.awaitNoCalls();
        return refused(Calls.to(number).hearing(WRONG_PINS), number);
    }

    private static Refused forbidden() throws Exception {
        String number = "8008199999";
        PlanNode.Destination mobile =
                new PlanNode.Destination("8613900000009", List.of(), List.of(), OptionalInt.empty());
        ServiceNumber planned =
                new ServiceNumber(number, "800", "Somebody", true, OptionalLong.empty(), OptionalLong.empty(), mobile);
        scp.node().store().apply(new NumberImage.Builder().add(planned).build(), Author.NODE);
        return refused(number);
    }

    private static Refused uncounted() throws Exception {
        String number = "4008299908";
        try (SlowCounters counters = SlowCounters.start(home.resolve("counters"), 2_000, "");
                Ssp other = Ssp.connect(counters.scp().address(), 1)) {
            Plans.put(
                    counters.scp(), number, "entry: office\nlimits:\n  concurrent: 5\n  whenSilent: closed\n" + OFFICE);
            assertEquals(
                    CallResult.Outcome.ANSWERED, other.place(Calls.to(number)).outcome());
            counters.silence();
            return new Refused(other.place(Calls.to(number)), lastOf(counters.scp(), number));
        }
    }

    @TestFactory
    Stream<DynamicTest> aRefusedCallIsReleasedWithTheCauseOfItsReason() {
        return all().map(shown -> DynamicTest.dynamicTest(shown.reason().name(), () -> {
            Refused refused = shown.scenario().play();
            assertEquals(CallResult.Outcome.RELEASED, refused.result().outcome());
            assertEquals(List.of(), refused.result().destinations());
            assertEquals(OptionalInt.of(shown.cause()), refused.result().releaseCause());
            assertEquals(shown.reason(), refused.record().reason());
            assertEquals(OptionalInt.of(shown.cause()), refused.record().releaseCause());
        }));
    }

    /** By its cause a switch knows what to play. */
    @Test
    void eachRefusalHasACauseOfItsOwn() {
        List<Integer> causes = all().map(Shown::cause).toList();
        assertEquals(causes.stream().distinct().toList(), causes);
    }

    /** Both lists have one number: who was sent to it from a busy line is not sent to it again when nobody answers. */
    @Test
    void aCallIsNotSentToWhereItHasBeen() throws Exception {
        String number = "4008299911";
        Plans.put(scp, number, "entry: office\n" + OFFICE + "  onBusy: 862162345678\n  onNoAnswer: 862162345678\n");

        CallResult ended =
                ssp.place(Calls.to(number).where("1062345678", Calls.isBusy()).where("2162345678", Calls.rings()));

        assertEquals(List.of("1062345678", "2162345678"), ended.destinations());
        assertEquals(CallResult.Outcome.NO_ANSWER, ended.outcome());
        Until.holds(
                "the record of the loop",
                () -> scp.recordsOnDisk().stream()
                        .anyMatch(each -> each.dialled().equals(number)));
        CallRecord record = scp.recordsOnDisk().stream()
                .filter(each -> each.dialled().equals(number))
                .findFirst()
                .orElseThrow();
        assertEquals(Reason.DESTINATION_LOOP, record.reason());
    }
}
