package org.tollbridge.wire.explain;

import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.DecodeFailure;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.InapError;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Parameter;
import org.tollbridge.wire.inap.Reading;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;

/** Reads the INAP parameter of a component in the first of several editions that fits. */
final class InapReader {
    private static final String CODES = "Q.1218 2.1.4";

    private final List<Variant> variants;

    /**
     * @param variants the editions to try, most likely first
     */
    InapReader(List<Variant> variants) {
        this.variants = variants;
    }

    private interface Edition {
        Reading<? extends Parameter> read(Variant variant);
    }

    /**
     * @param index index of the component in its message, for the place in a failure
     */
    ExplainedComponent explain(Component component, int index) {
        String place = "components[" + index + "]";
        return switch (component) {
            case Component.Invoke c -> invoke(c, place);
            case Component.ReturnResult c -> result(c, place);
            case Component.ReturnError c -> error(c, place);
            case Component.Reject c -> plain(c);
            case Component.Malformed c ->
                new ExplainedComponent(
                        c,
                        Optional.empty(),
                        Canonical.shortest(c.element()),
                        Optional.of(new Failure(
                                Layer.TCAP.key(),
                                place + ", " + c.failure().place(),
                                c.failure().offset(),
                                c.failure().problem(),
                                c.failure().clause())));
        };
    }

    private static ExplainedComponent plain(Component component) {
        return new ExplainedComponent(component, Optional.empty(), Octets.EMPTY, Optional.empty());
    }

    private ExplainedComponent invoke(Component.Invoke invoke, String place) {
        Optional<Operation> operation = operation(invoke.operation());
        Optional<Octets> parameter = invoke.parameter();
        return operation.isEmpty()
                ? unknown(invoke, parameter, place + ".operationCode", "no operation of CS-1: " + invoke.operation())
                : read(
                        invoke,
                        parameter,
                        place + ".argument",
                        variant -> InapCodec.argument(operation.get(), parameter, variant));
    }

    private ExplainedComponent result(Component.ReturnResult returned, String place) {
        if (returned.result().isEmpty()) {
            return plain(returned);
        }
        Component.Result result = returned.result().get();
        Optional<Operation> operation = operation(result.operation());
        Optional<Octets> parameter = result.parameter();
        return operation.isEmpty()
                ? unknown(returned, parameter, place + ".operationCode", "no operation of CS-1: " + result.operation())
                : read(
                        returned,
                        parameter,
                        place + ".result",
                        variant -> InapCodec.result(operation.get(), parameter, variant));
    }

    private ExplainedComponent error(Component.ReturnError returned, String place) {
        Optional<InapError> error =
                returned.error() instanceof Code.Local local ? InapError.of(local.value()) : Optional.empty();
        Optional<Octets> parameter = returned.parameter();
        return error.isEmpty()
                ? unknown(returned, parameter, place + ".errorCode", "no error of CS-1: " + returned.error())
                : read(
                        returned,
                        parameter,
                        place + ".parameter",
                        variant -> InapCodec.error(error.get(), parameter, variant));
    }

    private static Optional<Operation> operation(Code code) {
        return code instanceof Code.Local local ? Operation.of(local.value()) : Optional.empty();
    }

    private static ExplainedComponent unknown(
            Component component, Optional<Octets> parameter, String place, String reason) {
        return new ExplainedComponent(
                component,
                Optional.empty(),
                parameter.map(Canonical::shortest).orElse(Octets.EMPTY),
                Optional.of(new Failure(Layer.INAP.key(), place, 0, reason, CODES)));
    }

    private ExplainedComponent read(Component component, Optional<Octets> parameter, String place, Edition edition) {
        Optional<DecodeFailure> first = Optional.empty();
        for (Variant variant : variants) {
            switch (edition.read(variant)) {
                case Reading.Value<? extends Parameter>(Parameter value) -> {
                    return new ExplainedComponent(
                            component, Optional.of(value), value.encode(variant), Optional.empty());
                }
                case Reading.Refused<? extends Parameter>(var answer, DecodeFailure failure) -> {
                    first = first.isEmpty() ? Optional.of(failure) : first;
                }
            }
        }
        DecodeFailure failure = first.orElseThrow();
        return new ExplainedComponent(
                component,
                Optional.empty(),
                parameter.map(Canonical::shortest).orElse(Octets.EMPTY),
                Optional.of(new Failure(
                        Layer.INAP.key(),
                        failure.path().isEmpty() ? place : place + "." + failure.path(),
                        failure.offset(),
                        failure.reason(),
                        failure.clause())));
    }
}
