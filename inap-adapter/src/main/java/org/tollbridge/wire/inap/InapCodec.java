package org.tollbridge.wire.inap;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.DecodeFailure;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;
import org.tollbridge.wire.asn1.Decoded;
import org.tollbridge.wire.asn1.Variant;

/**
 * Reads the parameters of components. Each is one whole element, or no octets where the component has none. Nothing is
 * thrown for what a peer sent. To write one, see {@link Parameter#encode}.
 */
public final class InapCodec {
    private InapCodec() {}

    /** The argument of an invoke. */
    public static Reading<Argument> argument(Operation operation, Octets parameter, Variant variant) {
        return read(operation.argument(), parameter, variant, kind -> operation.answerTo(kind));
    }

    /** The result of an operation that has one. */
    public static Reading<Result> result(Operation operation, Octets parameter, Variant variant) {
        Asn1Type<? extends Result> type = operation.result().orElse(Absent.TYPE);
        return read(type, parameter, variant, kind -> new Answer.Rejected(Reject.RETURN_RESULT_MISTYPED_PARAMETER));
    }

    /** The parameter of an error. One that is missing is tolerated: there is nothing to be told about it. */
    public static Reading<ErrorParameter> error(InapError error, Octets parameter, Variant variant) {
        Asn1Type<? extends ErrorParameter> type = parameter.isEmpty() ? Absent.TYPE : error.parameter();
        return read(type, parameter, variant, kind -> new Answer.Rejected(Reject.RETURN_ERROR_MISTYPED_PARAMETER));
    }

    private static <T extends Parameter> Reading<T> read(
            Asn1Type<? extends T> type, Octets parameter, Variant variant, Refusal refusal) {
        if (parameter.isEmpty()) {
            return absent(type, refusal);
        }
        return switch (type.decode(parameter, variant)) {
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
        DecodeFailure failure = new DecodeFailure(Kind.MISSING, 0, "", type.name() + " is missing", "Q.1218 2.1");
        return new Reading.Refused<>(refusal.answer(Kind.MISSING), failure);
    }

    private interface Refusal {
        Answer answer(Kind kind);
    }
}
