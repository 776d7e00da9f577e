package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tollbridge.node.e2e.Calls.answersAtOnce;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.plan.Pbkdf2Pins;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;
import org.tollbridge.simulator.ssf.AssistingSide;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.InteractionScript;
import org.tollbridge.simulator.ssf.InteractionScript.Assist;
import org.tollbridge.simulator.ssf.InteractionScript.Failure;
import org.tollbridge.simulator.ssf.InteractionScript.Press;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;

/** What callers hear and key, over the wire, at the switch's own resource and at assisting sides. */
@Tag("any-transport")
@Timeout(180)
class InteractionIT {

    /** What follows a refused operation in its message is not looked at. */
    private static final String DISCARDED = "further components of the message were discarded";

    private static final String ANNOUNCEMENTS = """
                announcements:
                  welcome: 1001
                  choose: 1002
                  extension: 1003
                  pin: 1004
                  bye: 1005
                  pin-locked: 1006
                  unknown-number: {message: 30, parts: [dialled]}
            """;
    private static final String SWITCHES = """
            calls:
              announcement-seconds: 1
            switches:
              - name: own
                point-code: 1
                resource: own
                tssf-seconds: 3
            """ + ANNOUNCEMENTS + """
              - name: assisted
                point-code: 3
                resource: assist
                assist-address: 123450
                assist-wait-ms: 3000
            """ + ANNOUNCEMENTS + """
              - {name: helper, point-code: 4}
              - {name: plain, point-code: 5}
            """;
    private static final int OWN = 1;
    private static final int ASSISTED = 3;
    private static final int HELPER = 4;
    private static final int PLAIN = 5;
    private static final String NUMBER = "4008100001";
    private static final String RIGHT_PIN = "2468";

    @TempDir
    private Path home;

    private Scp scp;

    @BeforeEach
    void start() throws Exception {
        scp = Scp.start(home, SWITCHES);
        String plan = """
                entry: hello
                hello: announce
                  announcement: welcome
                  to -> menu
                menu: menu
                  announcement: choose
                  1 -> sales
                  2 -> switchboard
                  3 -> door
                  no input -> operator
                  otherwise -> bye
                switchboard: extension
                  announcement: extension
                  minDigits: 3
                  maxDigits: 6
                  801: 861062345801
                  otherwise -> sales
                door: pin
                  announcement: pin
                  hashes: %s
                  to -> vault
                  otherwise -> bye
                sales: destination
                  number: 861062345678
                vault: destination
                  number: 861062345999
                operator: destination
                  number: 861062340000
                bye: release
                  cause: 31
                  announcement: bye
                """.formatted(Pbkdf2Pins.hash(RIGHT_PIN, new SecureRandom()));
        scp.node()
                .store()
                .apply(
                        new NumberImage.Builder()
                                .add(new ServiceNumber(
                                        NUMBER,
                                        "400",
                                        "Somebody",
                                        true,
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        new PlanCompiler()
                                                .compile(PlanText.read(plan)
                                                        .document()
                                                        .orElseThrow())))
                                .build(),
                        Author.NODE);
    }

    @AfterEach
    void close() {
        scp.close();
    }

    private record Ended(CallResult result, CallRecord record) {}

    private Ended place(int pointCode, UnaryOperator<SwitchSettings> settings, Calls call) throws Exception {
        try (Ssp ssp = Ssp.connect(scp.address(), pointCode, settings)) {
            return ended(ssp.place(call));
        }
    }

    /** Part of what the switch may complain of in a test that has it refuse something. */
    private String consequence = "";

    private Ended ended(CallResult result) throws Exception {
        assertEquals(
                List.of(),
                result.violations().stream()
                        .filter(violation -> consequence.isEmpty() || !violation.contains(consequence))
                        .toList());
        List<CallRecord> records = scp.records();
        assertEquals(1, records.size(), "records: " + records);
        assertEquals(0, scp.node().translator().openDialogues());
        return new Ended(result, records.getFirst());
    }

    private Ended place(InteractionScript script) throws Exception {
        return place(OWN, settings -> settings, Calls.to(NUMBER).hearing(script));
    }

    /** By a switch without a resource, and an assisting side behind another link and point code. */
    private Ended placeAssisted(AssistingSide side, Calls call) throws Exception {
        try (Ssp assisted = Ssp.connect(
                        scp.address(), ASSISTED, settings -> settings.withResources(SwitchSettings.Resources.NONE));
                Ssp helper = Ssp.connect(
                        scp.address(),
                        HELPER,
                        settings -> settings.withResources(new SwitchSettings.Resources(true, side)))) {
            assisted.simulated().assistedBy(helper.simulated());
            return ended(assisted.place(call));
        }
    }

    private static InteractionScript pressing(String... keys) {
        return new InteractionScript(
                Arrays.stream(keys)
                        .map(digits -> digits.isEmpty()
                                ? Press.NOTHING
                                : new Press(Duration.ofSeconds(1), digits, Duration.ofMillis(300)))
                        .toList(),
                OptionalInt.empty(),
                Duration.ofSeconds(2),
                Optional.empty(),
                Assist.ARRIVES);
    }

    private static InteractionScript hangingUp(int during, String... keys) {
        InteractionScript script = pressing(keys);
        return new InteractionScript(
                script.presses(), OptionalInt.of(during), script.announcementLasts(), Optional.empty(), Assist.ARRIVES);
    }

    private static InteractionScript lasting(Duration length, String... keys) {
        InteractionScript script = pressing(keys);
        return new InteractionScript(script.presses(), OptionalInt.empty(), length, Optional.empty(), Assist.ARRIVES);
    }

    private static InteractionScript failing(Operation operation, InapError error, int time, String... keys) {
        InteractionScript script = pressing(keys);
        return new InteractionScript(
                script.presses(),
                OptionalInt.empty(),
                script.announcementLasts(),
                Optional.of(new Failure(operation, error, time)),
                Assist.ARRIVES);
    }

    private static InteractionScript assist(Assist assist, String... keys) {
        InteractionScript script = pressing(keys);
        return new InteractionScript(
                script.presses(), OptionalInt.empty(), script.announcementLasts(), Optional.empty(), assist);
    }

    private static void assertAnswered(Ended ended, String destination, String... heard) {
        assertEquals(List.of(heard), ended.result().announcements());
        assertEquals(CallResult.Outcome.ANSWERED, ended.result().outcome());
        assertEquals(Outcome.ANSWERED, ended.record().outcome());
        assertEquals(Optional.of(destination), ended.record().destination());
    }

    private static void assertRefused(Ended ended, Reason reason, int cause, String... heard) {
        assertEquals(List.of(heard), ended.result().announcements());
        assertEquals(CallResult.Outcome.RELEASED, ended.result().outcome());
        assertEquals(OptionalInt.of(cause), ended.result().releaseCause());
        assertEquals(Outcome.REFUSED, ended.record().outcome());
        assertEquals(reason, ended.record().reason());
    }

    @Test
    void aCallerIsWelcomedAndChooses() throws Exception {
        Ended ended = place(pressing("1"));

        assertAnswered(ended, "861062345678", "1001", "1002");
        assertEquals(List.of("1"), ended.result().digits());
        // The resource is connected once, and left before the call goes on.
        assertEquals(1, times(ended, Operation.CONNECT_TO_RESOURCE));
        assertTrue(ended.result().operations().indexOf(Operation.DISCONNECT_FORWARD_CONNECTION)
                < ended.result().operations().indexOf(Operation.CONNECT));
    }

    private static int times(Ended ended, Operation operation) {
        return Collections.frequency(ended.result().operations(), operation);
    }

    @ParameterizedTest
    @CsvSource({
        // with the key that ends, by time-out, and a number that the directory does not have
        "801C, 861062345801",
        "801, 861062345801",
        "999C, 861062345678"
    })
    void anExtensionIsKeyed(String keys, String destination) throws Exception {
        Ended ended = place(pressing("2", keys, keys, keys));

        assertEquals(Optional.of(destination), ended.record().destination());
        assertEquals(Outcome.ANSWERED, ended.record().outcome());
        assertEquals(
                List.of("1001", "1002", "1003"), ended.result().announcements().subList(0, 3));
    }

    @Test
    void aPinOpensTheDoor() throws Exception {
        assertAnswered(place(pressing("3", "1111C", RIGHT_PIN + "C")), "861062345999", "1001", "1002", "1004", "1004");
    }

    @Test
    void threeWrongPinsLockTheCallerWhoHearsIt() throws Exception {
        Ended ended = place(pressing("3", "1111C", "2222C", "3333C"));

        assertEquals(
                List.of("1001", "1002", "1004", "1004", "1004"),
                ended.result().announcements().subList(0, 5));
        assertEquals(Outcome.REFUSED, ended.record().outcome());
    }

    @Test
    void hangingUpAfterAWrongPinGivesNoNewTries() throws Exception {
        try (Ssp ssp = Ssp.connect(scp.address(), OWN, settings -> settings)) {
            ssp.place(Calls.to(NUMBER).hearing(hangingUp(5, "3", "1111C", "2222C")));
            CallResult third = ssp.place(Calls.to(NUMBER).hearing(pressing("3", "3333C", RIGHT_PIN + "C")));
            ssp.place(Calls.to(NUMBER).hearing(pressing("3", RIGHT_PIN + "C")));

            assertEquals(List.of("1001", "1002", "1004"), third.announcements().subList(0, 3));
        }
        assertEquals(
                List.of(Reason.CALLER_ABANDONED, Reason.PLAN_RELEASE, Reason.PIN_LOCKED),
                scp.records().stream().map(CallRecord::reason).toList());
    }

    @Test
    void aCallerWhoKeysNothingIsAskedAgainAndGoesToTheOperator() throws Exception {
        assertAnswered(place(pressing("", "", "")), "861062340000", "1001", "1002", "1002", "1002");
    }

    @Test
    void aCallerWhoKeysWhatThereIsNotHearsWhyTheCallEnds() throws Exception {
        assertRefused(place(pressing("9", "9", "9")), Reason.PLAN_RELEASE, 31, "1001", "1002", "1002", "1002", "1005");
    }

    @Test
    void anUnknownNumberIsAnnouncedWithItsDigits() throws Exception {
        Ended ended = place(OWN, settings -> settings, Calls.to("4008777777"));

        assertRefused(ended, Reason.UNKNOWN_NUMBER, 1, "30(number 4008777777)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aCallerMayHangUpInTheMiddleOfAnything(int during) throws Exception {
        Ended ended = place(hangingUp(during, "3", "1111C"));

        assertEquals(CallResult.Outcome.ABANDONED, ended.result().outcome());
        assertEquals(Reason.CALLER_ABANDONED, ended.record().reason());
    }

    @Test
    void aCallerMayHangUpWhileAPlanReleases() throws Exception {
        Ended ended = place(hangingUp(5, "9", "9", "9"));

        assertEquals(CallResult.Outcome.ABANDONED, ended.result().outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT_TO_RESOURCE, TASK_REFUSED, 1",
        "PLAY_ANNOUNCEMENT, UNAVAILABLE_RESOURCE, 1",
        "PROMPT_AND_COLLECT_USER_INFORMATION, SYSTEM_FAILURE, 1"
    })
    void withoutItsResourceACallGoesTheWayOfACallerWhoKeysNothing(Operation operation, InapError error, int time)
            throws Exception {
        consequence = operation == Operation.CONNECT_TO_RESOURCE ? DISCARDED : "";
        Ended ended = place(failing(operation, error, time, "1"));

        assertEquals(Outcome.ANSWERED, ended.record().outcome());
        assertEquals(Optional.of("861062340000"), ended.record().destination());
    }

    @Test
    void aLongAnnouncementOutlivesTssf() throws Exception {
        Ended ended = place(
                OWN,
                settings -> settings.withTssf(Duration.ofSeconds(3)),
                Calls.to(NUMBER).hearing(lasting(Duration.ofSeconds(4_000), "1")));

        assertEquals(Outcome.ANSWERED, ended.record().outcome());
        assertTrue(
                times(ended, Operation.RESET_TIMER) > 0,
                ended.result().operations().toString());
    }

    @Test
    void severalShortPromptsOutliveTssf() throws Exception {
        Ended ended = place(
                OWN,
                settings -> settings.withSpeed(1).withTssf(Duration.ofSeconds(3)),
                Calls.to(NUMBER)
                        .everyone(answersAtOnce(1, HangsUp.CALLING))
                        .hearing(lasting(Duration.ofMillis(800), "9", "9", "1")));

        assertAnswered(ended, "861062345678", "1001", "1002", "1002", "1002");
        assertTrue(
                times(ended, Operation.RESET_TIMER) > 0,
                ended.result().operations().toString());
    }

    @Test
    void anAnnouncementWhoseEndIsNotReportedIsCancelled() throws Exception {
        Plans.put(scp, "4008299999", """
                entry: hello
                hello: announce
                  announcement: welcome
                  to -> office
                office: destination
                  number: 861062345678
                """);
        Ended ended =
                place(OWN, settings -> settings, Calls.to("4008299999").hearing(lasting(Duration.ofMinutes(1_000))));

        assertEquals(
                1, times(ended, Operation.CANCEL), ended.result().operations().toString());
        assertEquals(Outcome.ANSWERED, ended.record().outcome());
    }

    @Test
    void aSwitchWithoutAResourcePlaysNothing() throws Exception {
        Ended ended = place(
                PLAIN,
                settings -> settings.withResources(SwitchSettings.Resources.NONE),
                Calls.to(NUMBER).hearing(pressing("1")));

        assertAnswered(ended, "861062340000");
    }

    @ParameterizedTest
    @EnumSource(AssistingSide.class)
    void anAssistingSidePlaysAndCollects(AssistingSide side) throws Exception {
        Ended ended = placeAssisted(side, Calls.to(NUMBER).hearing(pressing("2", "801C")));

        assertAnswered(ended, "861062345801", "1001", "1002", "1003");
    }

    @ParameterizedTest
    @EnumSource(AssistingSide.class)
    void anAssistingSideOfTheOtherEdition(AssistingSide side) throws Exception {
        Ended ended = placeAssisted(
                side,
                Calls.to(NUMBER)
                        .in(Optional.of(ApplicationContext.Q1218_GENERIC_TO_SCF))
                        .hearing(pressing("1")));

        assertAnswered(ended, "861062345678", "1001", "1002");
    }

    @ParameterizedTest
    @EnumSource(AssistingSide.class)
    void aRefusalIsHeardAtAnAssistingSide(AssistingSide side) throws Exception {
        Ended ended = placeAssisted(side, Calls.to("4008777777"));

        assertRefused(ended, Reason.UNKNOWN_NUMBER, 1, "30(number 4008777777)");
    }

    @ParameterizedTest
    @EnumSource(AssistingSide.class)
    void aCallerMayHangUpAtAnAssistingSide(AssistingSide side) throws Exception {
        Ended ended = placeAssisted(side, Calls.to(NUMBER).hearing(hangingUp(2, "1")));

        assertEquals(CallResult.Outcome.ABANDONED, ended.result().outcome());
        assertEquals(Reason.CALLER_ABANDONED, ended.record().reason());
    }

    @ParameterizedTest
    @EnumSource(
            value = Assist.class,
            names = {"NEVER_ARRIVES", "ARRIVES_WRONG"})
    void withoutItsAssistingSideACallGoesTheWayOfACallerWhoKeysNothing(Assist assist) throws Exception {
        // A side that was sent away is disconnected already when its time is up.
        consequence = assist == Assist.ARRIVES_WRONG ? "disconnectForwardConnection" : "";
        Ended ended = placeAssisted(AssistingSide.PERIPHERAL, Calls.to(NUMBER).hearing(assist(assist, "1")));

        assertAnswered(ended, "861062340000");
    }

    @ParameterizedTest
    @CsvSource({
        "ESTABLISH_TEMPORARY_CONNECTION, ETC_FAILED, PERIPHERAL",
        "CONNECT_TO_RESOURCE, TASK_REFUSED, SWITCH",
        "PLAY_ANNOUNCEMENT, UNAVAILABLE_RESOURCE, SWITCH"
    })
    void anAssistingSideMayFail(Operation operation, InapError error, AssistingSide side) throws Exception {
        consequence = operation == Operation.CONNECT_TO_RESOURCE ? DISCARDED : "";
        Ended ended = placeAssisted(side, Calls.to(NUMBER).hearing(failing(operation, error, 1, "1")));

        assertEquals(Outcome.ANSWERED, ended.record().outcome());
        assertEquals(Optional.of("861062340000"), ended.record().destination());
    }

    @Test
    void anOlderSwitchAndItsAssistingSideSpeakWithoutContexts() throws Exception {
        try (Ssp assisted = Ssp.connect(
                scp.address(),
                ASSISTED,
                settings -> settings.withVariant(Variant.Q1218).withResources(SwitchSettings.Resources.NONE))) {
            Ended ended =
                    ended(assisted.place(Calls.to(NUMBER).in(Optional.empty()).hearing(pressing("1"))));
            assertAnswered(ended, "861062345678", "1001", "1002");
        }
    }
}
