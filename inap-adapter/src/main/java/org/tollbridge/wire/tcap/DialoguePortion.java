package org.tollbridge.wire.tcap;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.ObjectIdentifier;

/**
 * The dialogue portion of a message: one dialogue PDU of Q.773 (06/97) Tables 33 and 34, or something else, which is
 * kept.
 */
public sealed interface DialoguePortion {

    /** The protocol version of a PDU that does not state one, as the contents of its BIT STRING: bit 0, version 1. */
    Octets VERSION_1 = Octets.of((byte) 7, (byte) 0x80);

    /** dialogue-as-id: the abstract syntax of AARQ, AARE and ABRT. */
    ObjectIdentifier STRUCTURED = ObjectIdentifier.of("0.0.17.773.1.1.1");
    /** uniDialogue-as-id: the abstract syntax of AUDT. */
    ObjectIdentifier UNSTRUCTURED = ObjectIdentifier.of("0.0.17.773.1.2.1");

    /**
     * AARQ: requests a dialogue in an application context.
     *
     * @param protocolVersion contents of the BIT STRING, if the sender included it
     * @param userInformation contents of the user-information element as received
     */
    record Request(
            Optional<Octets> protocolVersion, ObjectIdentifier applicationContext, Optional<Octets> userInformation)
            implements DialoguePortion {
        /** The usual request: no explicit protocol version, no user information. */
        public static Request of(ObjectIdentifier applicationContext) {
            return new Request(Optional.empty(), applicationContext, Optional.empty());
        }
    }

    /**
     * AARE: accepts or refuses a dialogue.
     *
     * @param protocolVersion contents of the BIT STRING, if the sender included it
     * @param result 0 accepted, 1 reject-permanent; other values are kept
     * @param userInformation contents of the user-information element as received
     */
    record Response(
            Optional<Octets> protocolVersion,
            ObjectIdentifier applicationContext,
            int result,
            Diagnostic diagnostic,
            Optional<Octets> userInformation)
            implements DialoguePortion {
        /** The usual acceptance: no explicit protocol version, diagnostic null, no user information. */
        public static Response accepted(ObjectIdentifier applicationContext) {
            return new Response(Optional.empty(), applicationContext, 0, new Diagnostic(false, 0), Optional.empty());
        }

        public boolean isAccepted() {
            return result == 0;
        }
    }

    /**
     * The result-source-diagnostic of an AARE.
     *
     * @param byProvider whether it comes from the dialogue service provider rather than the user
     * @param code the value; 0 is null and 1 no-reason-given for both
     */
    record Diagnostic(boolean byProvider, int code) {
        /** The ASN.1 name, or {@code unknown}. */
        public String asnName() {
            return switch (code) {
                case 0 -> "null";
                case 1 -> "no-reason-given";
                case 2 -> byProvider ? "no-common-dialogue-portion" : "application-context-name-not-supported";
                default -> "unknown";
            };
        }
    }

    /**
     * ABRT: ends a dialogue abnormally.
     *
     * @param source 0 dialogue-service-user, 1 dialogue-service-provider; other values are kept
     * @param userInformation contents of the user-information element as received
     */
    record Abort(int source, Optional<Octets> userInformation) implements DialoguePortion {}

    /**
     * AUDT: names the application context of a UNIDIRECTIONAL message.
     *
     * @param protocolVersion contents of the BIT STRING, if the sender included it
     * @param userInformation contents of the user-information element as received
     */
    record Unidirectional(
            Optional<Octets> protocolVersion, ObjectIdentifier applicationContext, Optional<Octets> userInformation)
            implements DialoguePortion {}

    /**
     * An EXTERNAL of another abstract syntax, as received.
     *
     * @param external the EXTERNAL element with its tag and length
     */
    record Foreign(Octets external) implements DialoguePortion {}

    /**
     * A dialogue portion that could not be read. Q.774 (06/97) 3.2.2.1 ends the dialogue in this case.
     *
     * @param contents the contents of the dialogue portion as received
     */
    record Malformed(Octets contents, DecodeFailure failure) implements DialoguePortion {}
}
