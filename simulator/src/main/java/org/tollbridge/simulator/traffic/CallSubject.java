package org.tollbridge.simulator.traffic;

import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;

/**
 * The properties of a call that traffic orders refer to.
 *
 * @param called digits of the called number; empty if there are none
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
