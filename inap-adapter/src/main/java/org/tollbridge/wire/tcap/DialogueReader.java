package org.tollbridge.wire.tcap;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.ber.Tag;

/** Reads the dialogue portion at the current element of a reader (Q.773 (06/97) Tables 33 and 34). */
final class DialogueReader {
    private static final String STRUCTURED_PDU = "Q.773 Table 33";
    private static final String UNSTRUCTURED_PDU = "Q.773 Table 34";
    private static final String EXTERNAL = "X.690 8.18";

    private final BerReader reader;

    DialogueReader(BerReader reader) {
        this.reader = reader;
    }

    DialoguePortion read() throws BerException {
        reader.enter();
        reader.require("EXTERNAL");
        if (reader.tag() != Tag.EXTERNAL) {
            throw unexpected("EXTERNAL", EXTERNAL);
        }
        Octets external = reader.raw();
        reader.enter();
        reader.require("direct-reference");
        boolean named = reader.tag() == Tag.OBJECT_IDENTIFIER;
        Octets syntax = named ? reader.objectIdentifier().contents() : Octets.EMPTY;
        boolean structured = syntax.equals(DialoguePortion.STRUCTURED.contents());
        if (!structured && !syntax.equals(DialoguePortion.UNSTRUCTURED.contents())) {
            return foreign(external);
        }
        reader.require("single-ASN1-type");
        if (reader.tag() != TcapTag.SINGLE_ASN1_TYPE) {
            return foreign(external);
        }
        reader.enter();
        reader.require("dialogue PDU");
        DialoguePortion pdu = structured ? structured() : unstructured();
        end(EXTERNAL);
        reader.leave();
        end(EXTERNAL);
        reader.leave();
        end(EXTERNAL);
        reader.leave();
        return pdu;
    }

    private DialoguePortion foreign(Octets external) throws BerException {
        reader.leave();
        end(EXTERNAL);
        reader.leave();
        return new DialoguePortion.Foreign(external);
    }

    private DialoguePortion structured() throws BerException {
        return switch (reader.tag()) {
            case TcapTag.DIALOGUE_REQUEST -> request();
            case TcapTag.DIALOGUE_RESPONSE -> response();
            case TcapTag.DIALOGUE_ABORT -> abort();
            default -> throw unexpected("AARQ, AARE or ABRT", STRUCTURED_PDU);
        };
    }

    private DialoguePortion unstructured() throws BerException {
        if (reader.tag() != TcapTag.DIALOGUE_REQUEST) {
            throw unexpected("AUDT", UNSTRUCTURED_PDU);
        }
        DialoguePortion.Request read = request();
        return new DialoguePortion.Unidirectional(
                read.protocolVersion(), read.applicationContext(), read.userInformation());
    }

    private DialoguePortion.Request request() throws BerException {
        reader.enter();
        boolean more = reader.next();
        Optional<Octets> version = version(more);
        if (version.isPresent()) {
            more = reader.next();
        }
        ObjectIdentifier context = applicationContext(more);
        Optional<Octets> information = userInformation(reader.next());
        reader.leave();
        return new DialoguePortion.Request(version, context, information);
    }

    private DialoguePortion response() throws BerException {
        reader.enter();
        boolean more = reader.next();
        Optional<Octets> version = version(more);
        if (version.isPresent()) {
            more = reader.next();
        }
        ObjectIdentifier context = applicationContext(more);
        int result = result();
        DialoguePortion.Diagnostic diagnostic = diagnostic();
        Optional<Octets> information = userInformation(reader.next());
        reader.leave();
        return new DialoguePortion.Response(version, context, result, diagnostic, information);
    }

    private DialoguePortion abort() throws BerException {
        reader.enter();
        reader.require("abort-source");
        if (reader.tag() != TcapTag.ABORT_SOURCE) {
            throw unexpected("abort-source", STRUCTURED_PDU);
        }
        int source = integer();
        Optional<Octets> information = userInformation(reader.next());
        reader.leave();
        return new DialoguePortion.Abort(source, information);
    }

    private Optional<Octets> version(boolean there) throws BerException {
        if (!there || reader.tag() != TcapTag.PROTOCOL_VERSION) {
            return Optional.empty();
        }
        if (reader.constructed() || reader.contents().length() < 2) {
            throw new BerException(
                    reader.offset(), "a protocol-version that is not a primitive BIT STRING", STRUCTURED_PDU);
        }
        return Optional.of(reader.contents());
    }

    private ObjectIdentifier applicationContext(boolean there) throws BerException {
        if (!there || reader.tag() != TcapTag.APPLICATION_CONTEXT) {
            throw unexpected("application-context-name", STRUCTURED_PDU);
        }
        reader.enter();
        reader.require("application-context-name");
        if (reader.tag() != Tag.OBJECT_IDENTIFIER) {
            throw unexpected("OBJECT IDENTIFIER", STRUCTURED_PDU);
        }
        ObjectIdentifier name = reader.objectIdentifier();
        end(STRUCTURED_PDU);
        reader.leave();
        return name;
    }

    private int result() throws BerException {
        reader.require("result");
        if (reader.tag() != TcapTag.RESULT) {
            throw unexpected("result", STRUCTURED_PDU);
        }
        reader.enter();
        reader.require("result");
        if (reader.tag() != Tag.INTEGER) {
            throw unexpected("INTEGER", STRUCTURED_PDU);
        }
        int result = integer();
        end(STRUCTURED_PDU);
        reader.leave();
        return result;
    }

    private DialoguePortion.Diagnostic diagnostic() throws BerException {
        reader.require("result-source-diagnostic");
        if (reader.tag() != TcapTag.DIAGNOSTIC) {
            throw unexpected("result-source-diagnostic", STRUCTURED_PDU);
        }
        reader.enter();
        reader.require("result-source-diagnostic");
        boolean byProvider = reader.tag() == TcapTag.DIAGNOSTIC_PROVIDER;
        if (!byProvider && reader.tag() != TcapTag.DIAGNOSTIC_USER) {
            throw unexpected("dialogue-service-user or -provider", STRUCTURED_PDU);
        }
        reader.enter();
        reader.require("diagnostic");
        if (reader.tag() != Tag.INTEGER) {
            throw unexpected("INTEGER", STRUCTURED_PDU);
        }
        int code = integer();
        end(STRUCTURED_PDU);
        reader.leave();
        end(STRUCTURED_PDU);
        reader.leave();
        return new DialoguePortion.Diagnostic(byProvider, code);
    }

    private Optional<Octets> userInformation(boolean there) throws BerException {
        if (!there) {
            return Optional.empty();
        }
        if (reader.tag() != TcapTag.USER_INFORMATION || !reader.constructed()) {
            throw unexpected("user-information", STRUCTURED_PDU);
        }
        Octets contents = reader.contents();
        end(STRUCTURED_PDU);
        return Optional.of(contents);
    }

    private int integer() throws BerException {
        long value = reader.integer();
        if (value != (int) value) {
            throw new BerException(reader.offset(), "an INTEGER beyond 32 bits", STRUCTURED_PDU);
        }
        return (int) value;
    }

    private void end(String clause) throws BerException {
        if (reader.next()) {
            throw new BerException(
                    reader.offset(), "the tag " + Tag.show(reader.tag()) + " where nothing more is due", clause);
        }
    }

    private BerException unexpected(String due, String clause) {
        return new BerException(
                reader.offset(), "the tag " + Tag.show(reader.tag()) + " where " + due + " is due", clause);
    }
}
