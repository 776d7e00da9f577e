package org.tollbridge.wire.explain;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapMessage;

/** The TCAP layer in words, without its components. */
final class TcapWords {
    private TcapWords() {}

    static void write(Page page, TcapMessage message) {
        page.heading("TCAP", first(message));
        message.dialogue().ifPresent(dialogue -> dialogue(page, dialogue));
    }

    private static String first(TcapMessage message) {
        return switch (message) {
            case TcapMessage.Unidirectional m -> "UNIDIRECTIONAL, outside any transaction";
            case TcapMessage.Begin m -> "BEGIN, opens transaction " + m.originating();
            case TcapMessage.Continue m ->
                "CONTINUE, from transaction " + m.originating() + " to transaction " + m.destination();
            case TcapMessage.End m -> "END of transaction " + m.destination();
            case TcapMessage.Abort m ->
                "ABORT of transaction " + m.destination()
                        + m.cause()
                                .map(cause ->
                                        " by the TCAP layer (P-ABORT): " + cause.asnName() + " (" + cause.code() + ")")
                                .orElse(" by the user (U-ABORT)");
        };
    }

    private static void dialogue(Page page, DialoguePortion dialogue) {
        switch (dialogue) {
            case DialoguePortion.Request d -> {
                page.item(0, "dialogue request (AARQ)", context(d.applicationContext()));
                information(page, d.userInformation());
            }
            case DialoguePortion.Unidirectional d -> {
                page.item(0, "dialogue (AUDT)", context(d.applicationContext()));
                information(page, d.userInformation());
            }
            case DialoguePortion.Response d -> {
                String result = d.isAccepted() ? "accepted" : "refused";
                page.item(0, "dialogue " + result + " (AARE)", context(d.applicationContext()));
                if (!d.isAccepted() || d.diagnostic().code() != 0) {
                    page.item(
                            1,
                            "diagnostic",
                            d.diagnostic().asnName() + ", by the dialogue service "
                                    + (d.diagnostic().byProvider() ? "provider" : "user"));
                }
                information(page, d.userInformation());
            }
            case DialoguePortion.Abort d -> {
                page.item(0, "dialogue aborted (ABRT)", "by the " + abortSource(d.source()));
                information(page, d.userInformation());
            }
            case DialoguePortion.Foreign d ->
                page.item(
                        0,
                        "dialogue portion",
                        "of another kind [" + Words.spaced(d.external().toHex()) + "]");
            case DialoguePortion.Malformed d ->
                page.item(
                        0,
                        "dialogue portion",
                        "not readable [" + Words.spaced(d.contents().toHex()) + "]");
        }
    }

    static String abortSource(int source) {
        return switch (source) {
            case 0 -> "dialogue-service-user";
            case 1 -> "dialogue-service-provider";
            default -> "unknown";
        };
    }

    private static String context(ObjectIdentifier name) {
        return ApplicationContext.of(name)
                .map(known -> known.asn1Name() + " (" + name + ")")
                .orElse(name + ", not a context of CS-1");
    }

    private static void information(Page page, Optional<Octets> information) {
        information.ifPresent(octets -> page.item(1, "user information", "[" + Words.spaced(octets.toHex()) + "]"));
    }
}
