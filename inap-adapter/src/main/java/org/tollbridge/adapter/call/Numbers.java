package org.tollbridge.adapter.call;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Instruction.Redirection;
import org.tollbridge.service.call.Instruction.RedirectionReason;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.isup.Cause;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;
import org.tollbridge.wire.isup.RedirectingIndicator;
import org.tollbridge.wire.isup.RedirectionInformation;

/** Numbers and causes of Q.763 and what service logic makes of them. */
final class Numbers {
    private static final char END = 'F';
    private static final int INTERNATIONAL = 4;
    private static final int NATIONAL = 3;
    private static final int UNKNOWN = 2;
    private static final int SUBSCRIBER = 1;

    private Numbers() {}

    /** A dialled number; empty where the octets are no number, or hold no digit. */
    static Optional<PartyNumber> called(Octets octets) {
        return number(NumberFormat.CALLED, octets);
    }

    static Optional<PartyNumber> calling(Octets octets) {
        return number(NumberFormat.CALLING, octets);
    }

    static Optional<PartyNumber> location(Octets octets) {
        return number(NumberFormat.LOCATION, octets);
    }

    private static Optional<PartyNumber> number(NumberFormat format, Octets octets) {
        return IsupNumber.view(format, octets)
                .toOptional()
                .map(number -> new PartyNumber(nature(number.nature().code()), withoutEnd(number.digits())))
                .filter(number -> !number.digits().isEmpty());
    }

    /** Whether a called number says that no more digits come (Q.763 (12/99), 3.9: the ST signal). */
    static boolean isComplete(Octets called) {
        return IsupNumber.view(NumberFormat.CALLED, called)
                .toOptional()
                .filter(number -> number.digits().indexOf(END) >= 0)
                .isPresent();
    }

    /** What a redirection information says; empty where the call was not redirected, and where the octets are none. */
    static Optional<CallEvent.Diversion> diversion(Octets octets) {
        return RedirectionInformation.view(octets)
                .toOptional()
                .filter(told -> told.indicator() != RedirectingIndicator.NO_REDIRECTION || told.counter() > 0)
                .map(told -> new CallEvent.Diversion(
                        Math.max(1, told.counter()), told.originalReason().code()));
    }

    /** The digits before the ST signal (Q.763 (12/99), 3.9: 1111). */
    private static String withoutEnd(String digits) {
        int end = digits.indexOf(END);
        return end < 0 ? digits : digits.substring(0, end);
    }

    private static NatureOfAddress nature(int code) {
        return switch (code) {
            case SUBSCRIBER -> NatureOfAddress.SUBSCRIBER;
            case UNKNOWN -> NatureOfAddress.UNKNOWN;
            case NATIONAL -> NatureOfAddress.NATIONAL;
            case INTERNATIONAL -> NatureOfAddress.INTERNATIONAL;
            default -> NatureOfAddress.OTHER;
        };
    }

    static Octets called(PartyNumber number) {
        return octets(NumberFormat.CALLED, number);
    }

    static Octets originalCalled(PartyNumber number) {
        return octets(NumberFormat.ORIGINAL_CALLED, number);
    }

    static Octets generic(PartyNumber number) {
        return octets(NumberFormat.GENERIC, number);
    }

    /** Digits of a generic number; empty where the octets are none, or hold no digit. */
    static Optional<String> genericDigits(Octets octets) {
        return number(NumberFormat.GENERIC, octets).map(PartyNumber::digits);
    }

    static Octets redirecting(PartyNumber number) {
        return octets(NumberFormat.REDIRECTING, number);
    }

    private static Octets octets(NumberFormat format, PartyNumber number) {
        return IsupNumber.of(format, wireNature(number.nature()), number.digits())
                .toOctets();
    }

    private static org.tollbridge.wire.isup.NatureOfAddress wireNature(NatureOfAddress nature) {
        return switch (nature) {
            case SUBSCRIBER -> org.tollbridge.wire.isup.NatureOfAddress.SUBSCRIBER;
            case NATIONAL -> org.tollbridge.wire.isup.NatureOfAddress.NATIONAL;
            case INTERNATIONAL -> org.tollbridge.wire.isup.NatureOfAddress.INTERNATIONAL;
            case UNKNOWN, OTHER -> org.tollbridge.wire.isup.NatureOfAddress.UNKNOWN;
        };
    }

    /**
     * A diverted call. The reason of the first diversion is said where it was not this node's: that is the subscriber's own
     * affair.
     */
    static Octets redirectionInformation(Redirection redirection) {
        return RedirectionInformation.of(
                        RedirectingIndicator.CALL_DIVERTED,
                        org.tollbridge.wire.isup.RedirectionReason.of(redirection.originalReason()),
                        redirection.counter(),
                        reason(redirection.reason()))
                .toOctets();
    }

    private static org.tollbridge.wire.isup.RedirectionReason reason(RedirectionReason reason) {
        return switch (reason) {
            case USER_BUSY -> org.tollbridge.wire.isup.RedirectionReason.USER_BUSY;
            case NO_REPLY -> org.tollbridge.wire.isup.RedirectionReason.NO_REPLY;
            case UNKNOWN -> org.tollbridge.wire.isup.RedirectionReason.UNKNOWN;
        };
    }

    /** The Q.850 value, 1 to 127; empty where the octets have none. */
    static OptionalInt cause(Octets octets) {
        return Cause.view(octets)
                .toOptional()
                .filter(cause -> cause.value() != 0)
                .map(cause -> OptionalInt.of(cause.value()))
                .orElse(OptionalInt.empty());
    }

    /** A cause of the ITU-T standard that service logic has chosen. */
    static Octets cause(int value) {
        return Cause.ofService(value).toOctets();
    }
}
