package org.tollbridge.wire.inap;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.DecodeFailure;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;
import org.tollbridge.wire.asn1.Decoded;
import org.tollbridge.wire.asn1.Variant;

/**
 * Reads and writes the parameters of components. A parameter is one whole element, if present. Nothing is thrown for
 * what a peer sent.
 */
public final class InapCodec {
    private InapCodec() {}

    /** Reads the argument of an invoke. */
    public static Reading<Argument> argument(Operation operation, Optional<Octets> parameter, Variant variant) {
        return read(operation.argument(), parameter, variant, operation::answerTo);
    }

    /** Reads the result of an operation that has one. */
    public static Reading<Result> result(Operation operation, Optional<Octets> parameter, Variant variant) {
        Asn1Type<? extends Result> type = operation.result().orElse(Absent.TYPE);
        return read(type, parameter, variant, kind -> Answer.MISTYPED_RESULT);
    }

    /** Reads the parameter of an error. A missing parameter is tolerated, because an error cannot be answered. */
    public static Reading<ErrorParameter> error(InapError error, Optional<Octets> parameter, Variant variant) {
        Asn1Type<? extends ErrorParameter> type = parameter.isEmpty() ? Absent.TYPE : error.parameter();
        return read(type, parameter, variant, kind -> Answer.MISTYPED_ERROR_PARAMETER);
    }

    /**
     * Encodes a parameter as an element; empty for {@link Absent}. Components that the variant does not define are left
     * out.
     */
    public static Optional<Octets> encode(Parameter parameter, Variant variant) {
        return Optional.of(parameter.encode(variant)).filter(octets -> !octets.isEmpty());
    }

    private static <T extends Parameter> Reading<T> read(
            Asn1Type<? extends T> type, Optional<Octets> parameter, Variant variant, Refusal refusal) {
        if (parameter.isEmpty()) {
            return absent(type, refusal);
        }
        return switch (type.decode(parameter.get(), variant)) {
            case Decoded.Value<? extends T>(T value) -> new Reading.Value<>(value);
            case Decoded.Failed<? extends T>(DecodeFailure failure) ->
                new Reading.Refused<>(refusal.answer(failure.kind()), failure);
        };
    }

    @SuppressWarnings("unchecked") // the type is Absent's own
    private static <T extends Parameter> Reading<T> absent(Asn1Type<? extends T> type, Refusal refusal) {
        if (type == Absent.TYPE) {
            return new Reading.Value<>((T) Absent.ABSENT);
        }
        DecodeFailure failure = new DecodeFailure(Kind.MISSING, 0, "", type.name() + " is missing", "Q.1218 2.1.1");
        return new Reading.Refused<>(refusal.answer(Kind.MISSING), failure);
    }

    private interface Refusal {
        Answer answer(Kind kind);
    }
}
