package org.tollbridge.node.trace;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;

/** The digits of an InitialDP as received; empty where there are none. */
final class CallNumbers {

    private CallNumbers() {}

    static String called(InitialDp initialDp) {
        return initialDp
                .get(InitialDp.CALLED_PARTY_NUMBER)
                .or(() -> initialDp.get(InitialDp.DIALLED_DIGITS))
                .map(octets -> digits(NumberFormat.CALLED, octets))
                .orElse("");
    }

    static String calling(InitialDp initialDp) {
        return initialDp
                .get(InitialDp.CALLING_PARTY_NUMBER)
                .map(octets -> digits(NumberFormat.CALLING, octets))
                .orElse("");
    }

    private static String digits(NumberFormat format, Octets octets) {
        String digits = IsupNumber.view(format, octets)
                .toOptional()
                .map(IsupNumber::digits)
                .orElse("");
        // Q.763 (12/99), 3.9: 1111 ends the sending of digits.
        int end = digits.indexOf('F');
        return end < 0 ? digits : digits.substring(0, end);
    }
}
