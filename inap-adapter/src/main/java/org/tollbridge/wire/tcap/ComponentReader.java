package org.tollbridge.wire.tcap;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.Tag;

/** Reads the component at the current element of a reader. */
final class ComponentReader {
    /** The clause of Q.772 (06/97) for an element of the wrong kind, a mistyped component. */
    private static final String MISTYPED = "Q.772 3.7.1.2";

    private static final String COMPONENT_TAGS = "Q.773 Table 19";

    private final BerReader reader;
    private OptionalInt invokeId = OptionalInt.empty();

    ComponentReader(BerReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the component, or what is readable of it. After a malformed component the reader must not be used again.
     */
    Component read() {
        Octets element = reader.raw();
        int start = reader.offset();
        String place = name(reader.tag());
        invokeId = OptionalInt.empty();
        try {
            return component();
        } catch (UnknownComponent unknown) {
            return malformed(element, 0, start, "component", unknown.problem, COMPONENT_TAGS);
        } catch (Mistyped mistyped) {
            return malformed(element, 1, mistyped.offset, place, mistyped.problem, MISTYPED);
        } catch (BerException bad) {
            return malformed(
                    element,
                    2,
                    bad.failure().offset(),
                    place,
                    bad.failure().reason(),
                    bad.failure().clause());
        }
    }

    private Component malformed(Octets element, int general, int offset, String place, String problem, String clause) {
        return new Component.Malformed(
                element,
                invokeId,
                new Problem(Problem.Kind.GENERAL, general),
                new DecodeFailure(PAbortCause.INCORRECT, Optional.empty(), offset, place, problem, clause));
    }

    private Component component() throws BerException, Mistyped, UnknownComponent {
        int tag = reader.tag();
        if (!reader.constructed() || name(tag).equals("component")) {
            throw new UnknownComponent("the tag " + Tag.show(tag) + " is no component's");
        }
        reader.enter();
        Component component = switch (tag) {
            case TcapTag.INVOKE -> invoke();
            case TcapTag.RETURN_RESULT_LAST -> returnResult(true);
            case TcapTag.RETURN_RESULT_NOT_LAST -> returnResult(false);
            case TcapTag.RETURN_ERROR -> returnError();
            default -> reject();
        };
        end();
        reader.leave();
        return component;
    }

    private static String name(int tag) {
        return switch (tag) {
            case TcapTag.INVOKE -> "invoke";
            case TcapTag.RETURN_RESULT_LAST -> "returnResultLast";
            case TcapTag.RETURN_RESULT_NOT_LAST -> "returnResultNotLast";
            case TcapTag.RETURN_ERROR -> "returnError";
            case TcapTag.REJECT -> "reject";
            default -> "component";
        };
    }

    private Component invoke() throws BerException, Mistyped {
        int id = requiredInvokeId();
        need("operationCode");
        OptionalInt linked = OptionalInt.empty();
        if (reader.tag() == TcapTag.LINKED_ID) {
            linked = OptionalInt.of(id("linkedId"));
            need("operationCode");
        }
        Code operation = code("operationCode");
        return new Component.Invoke(id, linked, operation, parameter());
    }

    private Component returnResult(boolean last) throws BerException, Mistyped {
        int id = requiredInvokeId();
        if (!reader.next()) {
            return new Component.ReturnResult(last, id, Optional.empty());
        }
        if (reader.tag() != Tag.SEQUENCE) {
            throw new Mistyped(reader.offset(), "the tag " + Tag.show(reader.tag()) + " where the result is due");
        }
        reader.enter();
        need("operationCode");
        Code operation = code("operationCode");
        Component.Result result = new Component.Result(operation, parameter());
        end();
        reader.leave();
        return new Component.ReturnResult(last, id, Optional.of(result));
    }

    private Component returnError() throws BerException, Mistyped {
        int id = requiredInvokeId();
        need("errorCode");
        Code error = code("errorCode");
        return new Component.ReturnError(id, error, parameter());
    }

    private Component reject() throws BerException, Mistyped {
        need("invokeId");
        if (reader.tag() == Tag.NULL) {
            reader.nothing();
        } else {
            invokeId = OptionalInt.of(universalId());
        }
        need("problem");
        Optional<Problem.Kind> kind = Problem.Kind.ofTagNumber(Tag.number(reader.tag()));
        if (Tag.classOf(reader.tag()) != Tag.CONTEXT || kind.isEmpty()) {
            throw new Mistyped(reader.offset(), "the tag " + Tag.show(reader.tag()) + " is no problem's");
        }
        long code = reader.integer();
        if (code < 0 || code > 127) {
            throw new Mistyped(reader.offset(), "problem code " + code + " is not 0 to 127");
        }
        return new Component.Reject(invokeId, new Problem(kind.get(), (int) code));
    }

    private int requiredInvokeId() throws BerException, Mistyped {
        need("invokeId");
        int id = universalId();
        invokeId = OptionalInt.of(id);
        return id;
    }

    private int universalId() throws BerException, Mistyped {
        if (reader.tag() != Tag.INTEGER) {
            throw new Mistyped(reader.offset(), "the tag " + Tag.show(reader.tag()) + " where the invokeId is due");
        }
        return id("invokeId");
    }

    private int id(String what) throws BerException, Mistyped {
        long value = reader.integer();
        if (value < -128 || value > 127) {
            throw new Mistyped(reader.offset(), what + " " + value + " is not -128 to 127");
        }
        return (int) value;
    }

    private Code code(String what) throws BerException, Mistyped {
        return switch (reader.tag()) {
            case Tag.INTEGER -> {
                long value = reader.integer();
                if (value != (int) value) {
                    throw new Mistyped(reader.offset(), what + " " + value + " is beyond 32 bits");
                }
                yield new Code.Local((int) value);
            }
            case Tag.OBJECT_IDENTIFIER -> new Code.Global(reader.objectIdentifier());
            default ->
                throw new Mistyped(
                        reader.offset(), "the tag " + Tag.show(reader.tag()) + " where the " + what + " is due");
        };
    }

    private Optional<Octets> parameter() throws BerException {
        return reader.next() ? Optional.of(reader.raw()) : Optional.empty();
    }

    private void need(String what) throws BerException, Mistyped {
        if (!reader.next()) {
            throw new Mistyped(reader.position(), "it ends before the " + what);
        }
    }

    private void end() throws BerException, Mistyped {
        if (reader.next()) {
            throw new Mistyped(reader.offset(), "the tag " + Tag.show(reader.tag()) + " behind its last element");
        }
    }

    private static final class Mistyped extends Exception {
        private static final long serialVersionUID = 1L;
        private final int offset;
        private final String problem;

        Mistyped(int offset, String problem) {
            super(problem, null, false, false);
            this.offset = offset;
            this.problem = problem;
        }
    }

    private static final class UnknownComponent extends Exception {
        private static final long serialVersionUID = 1L;
        private final String problem;

        UnknownComponent(String problem) {
            super(problem, null, false, false);
            this.problem = problem;
        }
    }
}
