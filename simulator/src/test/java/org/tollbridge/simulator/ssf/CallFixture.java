package org.tollbridge.simulator.ssf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.tollbridge.simulator.link.LinkSettings;

/** A call on a switch whose clock a test moves, and the words for what it reports. */
abstract class CallFixture {
    static final SwitchSettings SETTINGS =
            SwitchSettings.of(LinkSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
    static final String FIRST = "1065550001";
    static final String SECOND = "1065550002";

    final FakeWorld world = new FakeWorld();
    final ScpOperations scp = new ScpOperations();

    SsfCall start(SwitchSettings settings, CallScript script) {
        SsfCall call = new SsfCall(script, settings, world);
        call.start();
        return call;
    }

    SsfCall start(CallScript script) {
        SsfCall call = start(SETTINGS, script);
        world.sent();
        return call;
    }

    static CallResult over(FakeWorld world, SsfCall call) {
        assertTrue(world.over, "call and dialogue are over");
        return call.result(List.of());
    }

    static String reported(String name, String specific, int leg, String type) {
        return "eventReportBCSM {\"eventTypeBCSM\":\"" + name + "\"" + specific
                + ",\"legID\":{\"receivingSideID\":{\"hex\":\"0" + leg + "\"}},\"miscCallInfo\":{\"messageType\":\""
                + type + "\"}}";
    }

    static String cause(int value, String text) {
        String hex = Integer.toHexString(0x80 | value);
        return "{\"hex\":\"80" + hex + "\",\"cause\":" + value + ",\"text\":\"" + text + "\",\"location\":\"user\"}";
    }

    static final String ANSWER =
            reported("oAnswer", ",\"eventSpecificInformationBCSM\":{\"oAnswerSpecificInfo\":{}}", 2, "notification");

    static String busy(String type) {
        return reported(
                "oCalledPartyBusy",
                ",\"eventSpecificInformationBCSM\":{\"oCalledPartyBusySpecificInfo\":{\"busyCause\":"
                        + cause(17, "user busy") + "}}",
                2,
                type);
    }

    static String disconnect(int leg, int tenths, String type) {
        return reported(
                "oDisconnect",
                ",\"eventSpecificInformationBCSM\":{\"oDisconnectSpecificInfo\":{\"releaseCause\":"
                        + cause(16, "normal call clearing") + ",\"connectTime\":" + tenths + "}}",
                leg,
                type);
    }
}
