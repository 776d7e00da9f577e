package org.tollbridge.adapter.call;

import java.util.Set;
import org.tollbridge.adapter.dialect.Dialect;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.service.call.SwitchProfile;
import org.tollbridge.service.call.SwitchProfile.Charging;
import org.tollbridge.service.call.SwitchProfile.Ending;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.yaml.snakeyaml.Yaml;

/** Switches to test with. Their dialect lays out what the vectors of Q.1218 hold. */
final class Switches {
    static final int POINT_CODE = 1;

    private Switches() {}

    static SwitchProfile profile(Charging charging, Ending ending) {
        return new SwitchProfile("ssp1", charging, true, ending, 2_000, "10", SwitchProfile.Resource.NONE);
    }

    static Dialect dialect() {
        return dialect("""
                furnishCharging: {layout: {code: payer, map: {SPLIT: 1}}}
                sendCharging:
                  layout: {tlv: "[0]", value: {tlv: "[0]", value: {code: payer, map: {SPLIT: 1}}}}
                applyCharging:
                  layout: {tlv: "[0]", value: {tlv: "[0]", value: {code: payer, map: {SPLIT: 0xff}}}}
                """);
    }

    static Dialect dialect(String yaml) {
        try {
            return Dialect.parse("test", new Yaml().<Object>load(yaml));
        } catch (DialectException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static InapSwitch usual() {
        return with(Charging.FURNISH_AND_SEND, Ending.BASIC);
    }

    static InapSwitch with(Charging charging, Ending ending) {
        return InapSwitch.usual(POINT_CODE, profile(charging, ending), dialect());
    }

    static InapSwitch with(Dialect dialect) {
        return InapSwitch.usual(POINT_CODE, profile(Charging.FURNISH_AND_SEND, Ending.BASIC), dialect);
    }

    static InapSwitch with(Set<ApplicationContext> contexts, boolean withoutContext) {
        return new InapSwitch(
                POINT_CODE,
                profile(Charging.FURNISH_AND_SEND, Ending.BASIC),
                dialect(),
                Variant.Q1218,
                contexts,
                withoutContext,
                DestinationForm.AS_GIVEN,
                42,
                1_000,
                ResourceAccess.NONE);
    }

    static InapSwitch with(ResourceAccess access) {
        return with(access, POINT_CODE);
    }

    static InapSwitch with(ResourceAccess access, int pointCode) {
        InapSwitch usual = usual();
        SwitchProfile profile = new SwitchProfile(
                "ssp" + pointCode,
                Charging.FURNISH_AND_SEND,
                true,
                Ending.BASIC,
                2_000,
                "10",
                new SwitchProfile.Resource(access.messages().keySet(), 10));
        return new InapSwitch(
                pointCode,
                profile,
                dialect(),
                Variant.Q1218,
                usual.contexts(),
                true,
                DestinationForm.AS_GIVEN,
                42,
                1_000,
                access);
    }

    static InapSwitch with(DestinationForm form) {
        return new InapSwitch(
                POINT_CODE,
                profile(Charging.FURNISH_AND_SEND, Ending.BASIC),
                dialect(),
                Variant.Q1218,
                Set.of(ApplicationContext.ETSI_SSP_TO_SCP),
                true,
                form,
                42,
                5_000,
                ResourceAccess.NONE);
    }
}
