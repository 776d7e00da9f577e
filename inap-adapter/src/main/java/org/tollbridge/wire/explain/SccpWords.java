package org.tollbridge.wire.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.ManagementMessage;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;

/** The SCCP layer in words. */
final class SccpWords {
    private SccpWords() {}

    static void write(
            Page page, SccpMessage message, Optional<ManagementMessage> management, PointCodeLength pointCodes) {
        page.heading("SCCP", message.type() + ", " + message.type().title() + ", " + first(message));
        address(page, "called party", message.called(), pointCodes);
        address(page, "calling party", message.calling(), pointCodes);
        message.segmentation().ifPresent(segmentation -> page.item(0, "segment", segment(segmentation)));
        message.importance().ifPresent(importance -> page.item(0, "importance", importance + " of 7"));
        if (Explainer.isPart(message)) {
            page.item(0, "data", message.data().length() + " octets, a part of a longer message");
        }
        management.ifPresent(decoded -> management(page, decoded, pointCodes));
    }

    private static String first(SccpMessage message) {
        return switch (message) {
            case SccpMessage.Unitdata m -> text(m.protocolClass());
            case SccpMessage.UnitdataService m -> text(m.cause());
            case SccpMessage.ExtendedUnitdata m -> text(m.protocolClass()) + ", hop counter " + m.hopCounter();
            case SccpMessage.ExtendedUnitdataService m -> text(m.cause()) + ", hop counter " + m.hopCounter();
            case SccpMessage.LongUnitdata m -> text(m.protocolClass()) + ", hop counter " + m.hopCounter();
            case SccpMessage.LongUnitdataService m -> text(m.cause()) + ", hop counter " + m.hopCounter();
        };
    }

    private static String text(ProtocolClass protocolClass) {
        return "class " + protocolClass.number() + (protocolClass.returnOnError() ? ", return on error" : "");
    }

    private static String text(ReturnCause cause) {
        return "returned for: " + cause.text() + " (" + cause.code() + ")";
    }

    private static void address(Page page, String label, SccpAddress address, PointCodeLength pointCodes) {
        List<String> parts = new ArrayList<>();
        address.globalTitle().ifPresent(title -> parts.add(title(title)));
        address.pointCode().ifPresent(code -> parts.add("point code " + M3uaWords.pointCode(code, pointCodes)));
        address.subsystemNumber().ifPresent(number -> parts.add(subsystem(number)));
        parts.add(address.routing().text());
        if (address.nationalUse()) {
            parts.add("national-use bit set");
        }
        page.item(0, label, String.join(", ", parts));
    }

    private static String subsystem(int number) {
        String name = Names.subsystem(number);
        return "SSN " + number + (name.isEmpty() ? "" : " (" + name + ")");
    }

    private static String title(GlobalTitle title) {
        String digits = title.digits()
                .orElseGet(() -> "[" + Words.spaced(title.address().toHex()) + "]");
        return "global title " + digits
                + switch (title) {
                    case GlobalTitle.NatureOnly t -> " (" + Names.titleNature(t.nature()) + ")";
                    case GlobalTitle.TranslationTypeOnly t -> " (translation type " + t.translationType() + ")";
                    case GlobalTitle.PlanAndEncoding t ->
                        " (" + plan(t.translationType(), t.numberingPlan(), t.encodingScheme()) + ")";
                    case GlobalTitle.PlanEncodingAndNature t ->
                        " (" + Names.titleNature(t.nature()) + ", "
                                + plan(t.translationType(), t.numberingPlan(), t.encodingScheme()) + ")";
                    case GlobalTitle.Reserved t -> " (reserved indicator " + t.indicator() + ")";
                };
    }

    private static String plan(int translationType, int plan, int encoding) {
        // The two BCD schemes differ only in whether the number of digits is odd, which the digits show.
        boolean bcd = encoding == 1 || encoding == 2;
        return Names.titlePlan(plan) + ", translation type " + translationType
                + (bcd ? "" : ", " + Names.titleEncoding(encoding));
    }

    private static String segment(Segmentation segmentation) {
        return (segmentation.first() ? "the first, " : "a further one, ") + segmentation.remaining()
                + " to come, reference " + segmentation.localReference() + ", class " + segmentation.protocolClass()
                + " asked for";
    }

    private static void management(Page page, ManagementMessage message, PointCodeLength pointCodes) {
        page.item(0, "management", message.type() + ", " + message.type().title());
        page.item(1, "affected subsystem", String.valueOf(message.affectedSubsystem()));
        page.item(1, "affected point code", M3uaWords.pointCode(message.affectedPointCode(), pointCodes));
        page.item(1, "multiplicity", String.valueOf(message.multiplicity()));
        message.congestionLevel().ifPresent(level -> page.item(1, "congestion level", String.valueOf(level)));
    }
}
