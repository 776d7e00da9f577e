package org.tollbridge.wire.tcap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.Tag;

/**
 * Reads TCAP messages (Q.773 (06/97)) in every form of BER, including indefinite lengths. Work and memory are bounded
 * by the input; parameters are slices of it. Decoding has the three stages of Q.774: a fault in the transaction portion
 * fails the message; a fault in the dialogue portion or in a component affects only that part.
 */
public final class TcapDecoder {
    private static final String FIELDS = "Q.773 Table 9";

    private final Octets input;
    private BerReader reader;
    private Optional<TransactionId> originating = Optional.empty();
    private String place = "message type";

    private TcapDecoder(Octets input) {
        this.input = input;
        this.reader = new BerReader(input);
    }

    /** Decodes the octets, which must hold exactly one message. */
    public static Decoded decode(Octets input) {
        return new TcapDecoder(input).decode();
    }

    /** Decodes the one component in the octets; a {@link Component.Malformed} if they hold something else or more. */
    public static Component decodeComponent(Octets input) {
        BerReader reader = new BerReader(input);
        try {
            if (!reader.next()) {
                return noComponent(input, 0, "it is empty", "Q.773 Table 19");
            }
            if (!reader.atEnd()) {
                int surplus = input.length() - reader.position();
                return noComponent(input, reader.position(), surplus + " octets behind its end", "Q.773 Table 19");
            }
        } catch (BerException bad) {
            return noComponent(
                    input,
                    bad.failure().offset(),
                    bad.failure().reason(),
                    bad.failure().clause());
        }
        return new ComponentReader(reader).read();
    }

    private static Component noComponent(Octets input, int offset, String problem, String clause) {
        return new Component.Malformed(
                input,
                OptionalInt.empty(),
                new Problem(Problem.Kind.GENERAL, 2),
                new DecodeFailure(PAbortCause.INCORRECT, Optional.empty(), offset, "component", problem, clause));
    }

    private Decoded decode() {
        try {
            return message();
        } catch (Fault fault) {
            return fault.failure;
        } catch (BerException bad) {
            return new DecodeFailure(
                    PAbortCause.BADLY_FORMATTED,
                    originating.isPresent() ? originating : derivedOriginating(),
                    bad.failure().offset(),
                    place,
                    bad.failure().reason(),
                    bad.failure().clause());
        }
    }

    private TcapMessage message() throws BerException, Fault {
        if (!reader.next()) {
            throw fault(PAbortCause.BADLY_FORMATTED, "the message is empty", "Q.773 4");
        }
        int type = reader.tag();
        if (!reader.constructed() || !isMessage(type)) {
            throw fault(
                    PAbortCause.UNRECOGNIZED_MESSAGE_TYPE,
                    "the tag " + Tag.show(type) + " is no message's",
                    "Q.773 Table 8");
        }
        if (!reader.atEnd()) {
            place = "length of the message";
            throw fault(
                    PAbortCause.BADLY_FORMATTED,
                    (input.length() - reader.position()) + " octets behind the end of the message",
                    "Q.773 4");
        }
        reader.enter();
        return switch (type) {
            case TcapTag.UNIDIRECTIONAL -> unidirectional();
            case TcapTag.BEGIN -> begin();
            case TcapTag.CONTINUE -> goOn();
            case TcapTag.END -> end();
            default -> abort();
        };
    }

    private static boolean isMessage(int tag) {
        return switch (tag) {
            case TcapTag.UNIDIRECTIONAL, TcapTag.BEGIN, TcapTag.CONTINUE, TcapTag.END, TcapTag.ABORT -> true;
            default -> false;
        };
    }

    private TcapMessage unidirectional() throws BerException, Fault {
        boolean more = reader.next();
        Optional<DialoguePortion> dialogue = dialogue(more, 1);
        List<Component> components = components(dialogue.isPresent() ? reader.next() : more);
        if (components.isEmpty()) {
            place = "component portion";
            throw fault(PAbortCause.INCORRECT, "a UNIDIRECTIONAL without components", FIELDS);
        }
        return new TcapMessage.Unidirectional(dialogue, components);
    }

    private TcapMessage begin() throws BerException, Fault {
        TransactionId own = id(TcapTag.ORIGINATING_ID, "originating transaction id");
        originating = Optional.of(own);
        boolean more = reader.next();
        Optional<DialoguePortion> dialogue = dialogue(more, 2);
        return new TcapMessage.Begin(own, dialogue, components(dialogue.isPresent() ? reader.next() : more));
    }

    private TcapMessage goOn() throws BerException, Fault {
        TransactionId own = id(TcapTag.ORIGINATING_ID, "originating transaction id");
        originating = Optional.of(own);
        TransactionId other = id(TcapTag.DESTINATION_ID, "destination transaction id");
        boolean more = reader.next();
        Optional<DialoguePortion> dialogue = dialogue(more, 3);
        return new TcapMessage.Continue(own, other, dialogue, components(dialogue.isPresent() ? reader.next() : more));
    }

    private TcapMessage end() throws BerException, Fault {
        TransactionId other = id(TcapTag.DESTINATION_ID, "destination transaction id");
        boolean more = reader.next();
        Optional<DialoguePortion> dialogue = dialogue(more, 2);
        return new TcapMessage.End(other, dialogue, components(dialogue.isPresent() ? reader.next() : more));
    }

    private TcapMessage abort() throws BerException, Fault {
        TransactionId other = id(TcapTag.DESTINATION_ID, "destination transaction id");
        if (!reader.next()) {
            return new TcapMessage.Abort(other, Optional.empty(), Optional.empty());
        }
        if (reader.tag() == TcapTag.P_ABORT_CAUSE) {
            place = "p-abortCause";
            long cause = reader.integer();
            if (cause < 0 || cause > 127) {
                throw fault(PAbortCause.INCORRECT, "a cause of " + cause + " where 0 to 127 is due", FIELDS);
            }
            nothingMore(reader.next());
            return new TcapMessage.Abort(other, Optional.of(new PAbortCause((int) cause)), Optional.empty());
        }
        Optional<DialoguePortion> dialogue = dialogue(true, 2);
        nothingMore(dialogue.isEmpty() || reader.next());
        return new TcapMessage.Abort(other, Optional.empty(), dialogue);
    }

    private TransactionId id(int tag, String name) throws BerException, Fault {
        place = name;
        if (!reader.next()) {
            throw fault(PAbortCause.INCORRECT, "it is missing", FIELDS);
        }
        if (reader.tag() != tag) {
            throw fault(PAbortCause.INCORRECT, "the tag " + Tag.show(reader.tag()) + " where it is due", FIELDS);
        }
        if (reader.constructed()) {
            throw fault(PAbortCause.BADLY_FORMATTED, "it is constructed", "Q.773 4.1.1");
        }
        Octets octets = reader.contents();
        if (octets.isEmpty() || octets.length() > TransactionId.LONGEST) {
            throw fault(PAbortCause.INCORRECT, octets.length() + " octets where 1 to 4 are due", FIELDS);
        }
        return new TransactionId(octets);
    }

    /**
     * @param before the number of elements of the message up to and including the current one
     */
    private Optional<DialoguePortion> dialogue(boolean there, int before) throws BerException, Fault {
        if (!there || reader.tag() != TcapTag.DIALOGUE_PORTION) {
            return Optional.empty();
        }
        place = "dialogue portion";
        if (!reader.constructed()) {
            throw fault(PAbortCause.BADLY_FORMATTED, "it is primitive", "Q.773 4");
        }
        Octets contents = reader.contents();
        try {
            return Optional.of(new DialogueReader(reader).read());
        } catch (BerException bad) {
            goBehind(before);
            return Optional.of(new DialoguePortion.Malformed(
                    contents,
                    new DecodeFailure(
                            PAbortCause.INCORRECT,
                            originating,
                            bad.failure().offset(),
                            place,
                            bad.failure().reason(),
                            bad.failure().clause())));
        }
    }

    /** Restarts the reader after this many elements of the message, all of which have been read before. */
    private void goBehind(int elements) throws BerException {
        reader = new BerReader(input);
        reader.require("message");
        reader.enter();
        for (int i = 0; i < elements; i++) {
            reader.require("element");
        }
    }

    private List<Component> components(boolean there) throws BerException, Fault {
        if (!there) {
            return List.of();
        }
        place = "component portion";
        if (reader.tag() != TcapTag.COMPONENT_PORTION || !reader.constructed()) {
            throw fault(
                    PAbortCause.INCORRECT,
                    "the tag " + Tag.show(reader.tag()) + " where the component portion is due",
                    FIELDS);
        }
        reader.enter();
        List<Component> components = new ArrayList<>(4);
        ComponentReader component = new ComponentReader(reader);
        while (reader.next()) {
            Component read = component.read();
            components.add(read);
            if (read instanceof Component.Malformed) {
                return components;
            }
        }
        if (components.isEmpty()) {
            throw fault(PAbortCause.INCORRECT, "it has no components", "Q.772 Table 1");
        }
        reader.leave();
        nothingMore(reader.next());
        return components;
    }

    private void nothingMore(boolean more) throws Fault {
        if (more) {
            place = "message";
            throw fault(
                    PAbortCause.INCORRECT, "the tag " + Tag.show(reader.tag()) + " where nothing more is due", FIELDS);
        }
    }

    /** The originating identifier of a message that cannot be delimited, if it is in its expected place. */
    private Optional<TransactionId> derivedOriginating() {
        if (input.length() < 2) {
            return Optional.empty();
        }
        int length = input.at(1);
        int at = 2 + (length > 0x80 ? length & 0x7f : 0);
        if (input.length() < at + 2 || input.at(at) != 0x48) {
            return Optional.empty();
        }
        int count = input.at(at + 1);
        boolean whole = count >= 1 && count <= TransactionId.LONGEST && input.length() >= at + 2 + count;
        return whole ? Optional.of(new TransactionId(input.slice(at + 2, count))) : Optional.empty();
    }

    private Fault fault(PAbortCause cause, String problem, String clause) {
        return new Fault(new DecodeFailure(cause, originating, reader.offset(), place, problem, clause));
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient DecodeFailure failure;

        Fault(DecodeFailure failure) {
            super(failure.problem(), null, false, false);
            this.failure = failure;
        }
    }
}
