package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tollbridge.node.e2e.Calls.answers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.adapter.call.DialogueCounter;
import org.tollbridge.adapter.sccp.SccpCounter;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;
import org.tollbridge.simulator.ssf.SwitchSettings;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;

/** Calls in the networks of the sample configurations: both lengths of point codes, by point code and by title. */
@Timeout(120)
@ExtendWith(Wiretap.class)
class AddressingIT {

    private static final String ITU = "itu-14-bit.yaml";
    private static final int INTERNATIONAL = 4;
    private static final int NATIONAL = 3;

    @TempDir
    private Path home;

    private Scp start(String sample) throws Exception {
        return Scp.start(home, Files.readString(Path.of("..", "samples", "config", sample)));
    }

    private static SccpAddress title(String digits, int nature, int subsystem) {
        return SccpAddress.ofGlobalTitle(GlobalTitle.e164(digits, nature), subsystem);
    }

    private static UnaryOperator<SwitchSettings> addresses(
            PointCodeLength length, int pointCode, int scp, SccpAddress own, SccpAddress called) {
        return settings -> {
            LinkSettings usual = settings.link();
            LinkSettings link = new LinkSettings(
                    usual.dial(),
                    pointCode,
                    scp,
                    length,
                    usual.networkIndicator(),
                    usual.routingContext(),
                    usual.networkAppearance(),
                    own,
                    called);
            return SwitchSettings.of(link).withSpeed(settings.speed());
        };
    }

    private static void assertCall(Scp scp, UnaryOperator<SwitchSettings> link, String switchName) throws Exception {
        try (Ssp ssp = Ssp.connect(scp.address(), 1, link)) {
            CallResult result = ssp.place(Calls.to("8008100001").everyone(answers(60, HangsUp.CALLING)));
            assertEquals(CallResult.Outcome.ANSWERED, result.outcome());
            assertEquals(List.of(), result.violations());
        }
        CallRecord record = scp.records().getLast();
        assertEquals(Outcome.ANSWERED, record.outcome());
        assertEquals(switchName, record.switchName());
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void callsIn14Bits(boolean fromTitle, boolean toTitle) throws Exception {
        try (Scp scp = start(ITU)) {
            SccpAddress own = fromTitle ? title("441632960003", INTERNATIONAL, 106) : SccpAddress.ofSubsystem(3, 106);
            SccpAddress called = toTitle ? title("441632960000", INTERNATIONAL, 106) : SccpAddress.ofSubsystem(2, 106);
            assertCall(scp, addresses(PointCodeLength.BITS_14, 3, 2, own, called), "ssp2");
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void callsIn24Bits(boolean fromTitle, boolean toTitle) throws Exception {
        try (Scp scp = start("china-24-bit.yaml")) {
            SccpAddress own =
                    fromTitle ? title("8675512001", INTERNATIONAL, 12) : SccpAddress.ofSubsystem(0x0a0b12, 12);
            SccpAddress called = toTitle ? title("8675500", INTERNATIONAL, 12) : SccpAddress.ofSubsystem(0x0a0b01, 12);
            assertCall(scp, addresses(PointCodeLength.BITS_24, 0x0a0b12, 0x0a0b01, own, called), "shenzhen-ssp2");
        }
    }

    /** The switch is behind a relay, which the message comes by; its title is not in the table. */
    @Test
    void aCallByARelayIsAnsweredByIt() throws Exception {
        try (Scp scp = start(ITU)) {
            SccpAddress elsewhere = title("1632961000", NATIONAL, 106);
            assertCall(
                    scp, addresses(PointCodeLength.BITS_14, 4, 2, elsewhere, SccpAddress.ofSubsystem(2, 106)), "stp1");
        }
    }

    /** Both relays reach the switch behind them; one of them is gone, and at last the other. */
    @Test
    @SuppressWarnings("try") // Links are closed on purpose before the end.
    void aCallByARelayThatIsGoneIsLostWithTheLastOneThatReachesItsSwitch() throws Exception {
        String sample = Files.readString(Path.of("..", "samples", "config", ITU));
        try (Scp scp = Scp.start(home, sample.replace("m3ua:\n", "m3ua:\n  recovery-ms: 100\n"));
                Ssp behind = byRelay(scp, 4, title("1632961000", NATIONAL, 106));
                Ssp other = byRelay(scp, 5, SccpAddress.ofSubsystem(5, 106))) {
            answered(scp, behind);
            try (Ssp relay = byRelay(scp, 4, SccpAddress.ofSubsystem(4, 106))) {
                answered(scp, relay);
                assertEquals(
                        CallResult.Outcome.ANSWERED,
                        other.place(Calls.to("8008100001")).outcome());
                behind.close();
            }
            Until.holds(
                    "the relay's own call is settled", () -> scp.recordsOnDisk().size() == 2);
            assertEquals(Reason.LINK_LOST, scp.recordsOnDisk().getLast().reason());
            assertEquals(1, scp.node().openCalls());

            other.close();
            assertEquals(Reason.LINK_LOST, scp.records().getLast().reason());
            assertEquals(3, scp.records().size());
        }
    }

    private static Ssp byRelay(Scp scp, int relay, SccpAddress own) throws Exception {
        return Ssp.connect(
                scp.address(), 1, addresses(PointCodeLength.BITS_14, relay, 2, own, SccpAddress.ofSubsystem(2, 106)));
    }

    /** Leaves a call that goes on for as long as the test. */
    private static void answered(Scp scp, Ssp ssp) throws Exception {
        long before = scp.node().signalling().m3uaCounters().dataReceived();
        var unused = ssp.begin(Calls.to("8008100001").everyone(answers(100_000, HangsUp.CALLING)));
        Until.holds(
                "InitialDP and answer report",
                () -> scp.node().signalling().m3uaCounters().dataReceived() >= before + 2);
    }

    @Test
    void aCallToATitleThatIsNotTheNodesComesBack() throws Exception {
        try (Scp scp = start(ITU);
                Ssp ssp = Ssp.connect(
                        scp.address(),
                        1,
                        addresses(
                                PointCodeLength.BITS_14,
                                3,
                                2,
                                SccpAddress.ofSubsystem(3, 106),
                                title("441632960001", INTERNATIONAL, 106)))) {
            assertEquals(
                    CallResult.Outcome.FAILED, ssp.place(Calls.to("8008100001")).outcome());
            assertEquals(1L, scp.node().signalling().sccpCounters().get(SccpCounter.NO_TRANSLATION));
            assertEquals(1L, scp.node().signalling().sccpCounters().get(SccpCounter.RETURNED));
            assertEquals(0, scp.records().size());
        }
    }

    /** The switch's subsystem fails while its call is open: what comes back settles the call. */
    @Test
    void aCallWhoseInstructionsComeBackIsSettledWithItsRecord() throws Exception {
        try (Scp scp = start(ITU);
                WireSwitch ssp = new WireSwitch(scp.address(), 10_000).activate()) {
            ssp.send(WireSwitch.begin(
                    0x0102_0304,
                    WireSwitch.invoke(
                            1,
                            Operation.INITIAL_DP,
                            WireSwitch.initialDp("8008100001", "1062345678", EventTypeBcsm.ANALYSED_INFORMATION))));
            TcapMessage instructions = ssp.receiveTcap();
            ssp.sendSccp(new SccpEncoder(PointCodeLength.BITS_14)
                    .encode(new SccpMessage.UnitdataService(
                            ReturnCause.SUBSYSTEM_FAILURE,
                            SccpAddress.ofSubsystem(2, 106),
                            SccpAddress.ofSubsystem(1, 106),
                            new TcapEncoder().encode(instructions))));
            assertEquals(1, scp.records().size());
            assertEquals(Outcome.FAILED, scp.records().getFirst().outcome());
            assertEquals(1, scp.node().translator().counters().get(DialogueCounter.UNDELIVERABLE));
        }
    }
}
