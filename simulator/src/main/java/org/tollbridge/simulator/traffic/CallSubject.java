package org.tollbridge.simulator.traffic;

import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;

/**
 * What orders about traffic look at in a call.
 *
 * @param called digits of the called number; empty where there are none
 */
public record CallSubject(long serviceKey, String called) {

    public static CallSubject of(InitialDp initialDp) {
        String called = initialDp
                .get(InitialDp.CALLED_PARTY_NUMBER)
                .flatMap(octets -> IsupNumber.view(NumberFormat.CALLED, octets).toOptional())
                .map(IsupNumber::digits)
                .orElse("");
        int end = called.indexOf('F');
        return new CallSubject(initialDp.value(InitialDp.SERVICE_KEY), end < 0 ? called : called.substring(0, end));
    }
}
