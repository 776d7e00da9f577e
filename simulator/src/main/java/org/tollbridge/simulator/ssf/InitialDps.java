package org.tollbridge.simulator.ssf;

import java.util.OptionalInt;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.CallingPartysCategory;
import org.tollbridge.wire.isup.HighLayerCompatibility;
import org.tollbridge.wire.isup.NumberFormat;

/** Builds the InitialDP of a call to be placed. */
final class InitialDps {
    private InitialDps() {}

    static InitialDp of(CallScript script) {
        OptionalInt category = script.category();
        var values = InitialDp.TYPE
                .values()
                .set(InitialDp.SERVICE_KEY, script.serviceKey())
                .set(
                        InitialDp.CALLED_PARTY_NUMBER,
                        script.called().as(NumberFormat.CALLED).toOctets())
                .set(
                        InitialDp.CALLING_PARTY_NUMBER,
                        script.calling()
                                .map(number -> number.as(NumberFormat.CALLING).toOctets()))
                .set(
                        InitialDp.LOCATION_NUMBER,
                        script.location()
                                .map(number -> number.as(NumberFormat.LOCATION).toOctets()))
                .set(InitialDp.EVENT_TYPE_BCSM, script.trigger());
        if (category.isPresent()) {
            values.set(InitialDp.CALLING_PARTYS_CATEGORY, new CallingPartysCategory(category.getAsInt()).toOctets());
        }
        if (script.highLayer().isPresent()) {
            values.set(
                    InitialDp.HIGH_LAYER_COMPATIBILITY,
                    HighLayerCompatibility.of(script.highLayer().getAsInt()).toOctets());
        }
        return values.build();
    }
}
