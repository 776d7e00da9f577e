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

/** Converts numbers and causes between Q.763 and service logic. */
final class Numbers {
    private static final char END = 'F';
    private static final int INTERNATIONAL = 4;
    private static final int NATIONAL = 3;
    private static final int UNKNOWN = 2;
    private static final int SUBSCRIBER = 1;

    private Numbers() {}

    /** A dialled number; empty if the octets are not a number, or contain no digit. */
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

    /** Whether a called number is marked as complete (Q.763 (12/99), 3.9: the ST signal). */
    static boolean isComplete(Octets called) {
        return IsupNumber.view(NumberFormat.CALLED, called)
                .toOptional()
                .filter(number -> number.digits().indexOf(END) >= 0)
                .isPresent();
    }

    /**
     * The diversion in a redirection information; empty if the call was not redirected, or the octets are not valid.
     */
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

    /** The digits of a generic number; empty if the octets are not a generic number, or contain no digit. */
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
     * Redirection information of a diverted call. The original reason is included only if the first diversion was not
     * by this node, whose reasons are the subscriber's own affair.
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

    /** The Q.850 value, 1 to 127; empty if the octets have none. */
    static OptionalInt cause(Octets octets) {
        return Cause.view(octets)
                .toOptional()
                .filter(cause -> cause.value() != 0)
                .map(cause -> OptionalInt.of(cause.value()))
                .orElse(OptionalInt.empty());
    }

    /** A cause in the ITU-T coding standard, chosen by service logic. */
    static Octets cause(int value) {
        return Cause.ofService(value).toOctets();
    }
}
