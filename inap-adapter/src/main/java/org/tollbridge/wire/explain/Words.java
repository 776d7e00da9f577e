package org.tollbridge.wire.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.wire.Octets;

/** An explanation as text for people. */
final class Words {
    private Words() {}

    static String of(Explanation explanation) {
        Page page = new Page();
        explanation.comment().ifPresent(comment -> page.heading("#", comment));
        explanation
                .m3ua()
                .ifPresent(message -> M3uaWords.write(
                        page,
                        message,
                        explanation.length(),
                        explanation.options().pointCodes()));
        explanation
                .sccp()
                .ifPresent(message -> SccpWords.write(
                        page,
                        message,
                        explanation.management(),
                        explanation.options().pointCodes()));
        explanation.tcap().ifPresent(message -> TcapWords.write(page, message));
        for (ExplainedComponent component : explanation.components()) {
            InapWords.write(page, component);
        }
        for (Failure failure : explanation.failures()) {
            failure(page, failure);
        }
        explanation.reencoded().ifPresent(reencoded -> reencoded(page, reencoded));
        return page.toString();
    }

    private static void failure(Page page, Failure failure) {
        String where = failure.layer().equals(Failure.INPUT)
                ? failure.place()
                : failure.layer().toUpperCase(Locale.ROOT) + ", " + failure.place() + " at octet " + failure.offset();
        page.heading("error", where + ": " + failure.reason());
        page.line(0, "see " + failure.clause());
    }

    private static void reencoded(Page page, Reencoded reencoded) {
        page.heading("ours", "our own encoding of what was decoded");
        layer(page, Layer.M3UA, reencoded.m3ua());
        layer(page, Layer.SCCP, reencoded.sccp());
        layer(page, Layer.TCAP, reencoded.tcap());
        List<Octets> parameters = reencoded.inap().orElse(List.of());
        for (int i = 0; i < parameters.size(); i++) {
            String value = parameters.get(i).isEmpty()
                    ? "no parameter"
                    : parameters.get(i).toHex();
            page.item(0, parameters.size() == 1 ? "inap" : "inap, component " + i, value);
        }
    }

    private static void layer(Page page, Layer layer, Optional<Octets> octets) {
        octets.ifPresent(present -> page.item(0, layer.key(), present.toHex()));
    }

    /** Octets as pairs of digits, separated by spaces. */
    static String spaced(String hex) {
        StringBuilder spaced = new StringBuilder(hex.length() * 3 / 2);
        for (int i = 0; i < hex.length(); i += 2) {
            spaced.append(i == 0 ? "" : " ").append(hex, i, Math.min(i + 2, hex.length()));
        }
        return spaced.toString();
    }
}
