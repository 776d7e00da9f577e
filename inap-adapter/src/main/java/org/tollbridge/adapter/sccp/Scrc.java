package org.tollbridge.adapter.sccp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.ReturnCause;
import org.tollbridge.wire.sccp.RoutingIndicator;
import org.tollbridge.wire.sccp.SccpAddress;

/**
 * SCCP routing control: finds the route of a message. This node is an end point and not a relay, so an incoming message
 * that is not for a subsystem here has no route. Thread-safe.
 */
final class Scrc {

    private final Mtp mtp;
    private final Scmg scmg;
    private final TranslationTable translations;

    Scrc(Mtp mtp, Scmg scmg, TranslationTable translations) {
        this.mtp = mtp;
        this.scmg = scmg;
        this.translations = translations;
    }

    /**
     * The route of a message from MTP.
     *
     * @param hopCounter as received; empty if the message has none. It counts translations, so it is ignored in a
     *     message that is routed on its subsystem number
     */
    Route incoming(SccpAddress called, OptionalInt hopCounter) {
        if (called.routing() == RoutingIndicator.SUBSYSTEM_NUMBER) {
            return local(called.subsystemNumber(), "the called address has no subsystem number");
        }
        if (hopCounter.isPresent() && hopCounter.getAsInt() <= 1) {
            return new Route.Failure(ReturnCause.HOP_COUNTER_VIOLATION, "its hop counter has run out");
        }
        if (called.globalTitle().isEmpty()) {
            return new Route.Failure(ReturnCause.UNQUALIFIED, "it is routed on a global title and has none");
        }
        GlobalTitle title = called.globalTitle().get();
        Optional<TranslationRule> rule = translations.find(title);
        if (rule.isEmpty()) {
            return untranslated(title);
        }
        if (!rule.get().pointCodes().contains(mtp.pointCode())) {
            return new Route.Failure(
                    ReturnCause.NO_TRANSLATION, "its global title is another node's, and this one is no relay");
        }
        OptionalInt subsystem = rule.get().subsystem().isPresent() ? rule.get().subsystem() : called.subsystemNumber();
        return local(subsystem, "neither the called address nor its translation has a subsystem number");
    }

    private static Route local(OptionalInt subsystem, String otherwise) {
        // 0 means that the subsystem number is not known.
        return subsystem.orElse(0) == 0
                ? new Route.Failure(ReturnCause.UNQUALIFIED, otherwise)
                : new Route.Local(subsystem.getAsInt());
    }

    /**
     * The route of a message sent by this node.
     *
     * @param sls selects among signalling points that share the traffic
     * @param otherwise the signalling point for an address that names none; 0 for none
     */
    Route outgoing(SccpAddress called, int sls, int otherwise) {
        OptionalInt named = namedPoint(called);
        if (named.isPresent()) {
            return direct(named.getAsInt(), called);
        }
        if (called.routing() == RoutingIndicator.GLOBAL_TITLE) {
            return called.globalTitle().isPresent()
                    ? translated(called, called.globalTitle().get(), sls)
                    : new Route.Failure(ReturnCause.UNQUALIFIED, "it is routed on a global title and has none");
        }
        return otherwise == 0
                ? new Route.Failure(ReturnCause.UNQUALIFIED, "the called address names no signalling point")
                : direct(otherwise, called);
    }

    /**
     * The signalling point that an address names; empty if it names none. If the address is routed on a global title, a
     * signalling point that MTP does not know counts as none, because it may be known only in the sender's network
     * (Q.714, 2.2).
     */
    private OptionalInt namedPoint(SccpAddress address) {
        boolean titled = address.routing() == RoutingIndicator.GLOBAL_TITLE
                && address.globalTitle().isPresent();
        return titled
                        && address.pointCode().isPresent()
                        && !mtp.isKnown(address.pointCode().getAsInt())
                ? OptionalInt.empty()
                : address.pointCode();
    }

    private Route direct(int pointCode, SccpAddress called) {
        int subsystem = called.routing() == RoutingIndicator.SUBSYSTEM_NUMBER
                ? called.subsystemNumber().orElse(0)
                : 0;
        Optional<ReturnCause> obstacle = scmg.obstacle(pointCode, subsystem);
        return obstacle.isEmpty() ? new Route.Remote(pointCode, called) : blocked(obstacle.get(), pointCode, subsystem);
    }

    private Route translated(SccpAddress called, GlobalTitle title, int sls) {
        Optional<TranslationRule> found = translations.find(title);
        if (found.isEmpty()) {
            return untranslated(title);
        }
        TranslationRule rule = found.get();
        OptionalInt subsystem = rule.subsystem().isPresent() ? rule.subsystem() : called.subsystemNumber();
        // Without a subsystem number to route on, the message stays routed on the title.
        boolean isFinal = rule.routeOn() == TranslationRule.RouteOn.SSN && subsystem.orElse(0) != 0;
        int tested = isFinal ? subsystem.orElse(0) : 0;
        int count = rule.pointCodes().size();
        int first = rule.sharing() == TranslationRule.Sharing.SHARE ? share(sls, count) : 0;
        for (int i = 0; i < count; i++) {
            int pointCode = rule.pointCodes().get((first + i) % count);
            if (scmg.obstacle(pointCode, tested).isEmpty()) {
                return new Route.Remote(pointCode, rewritten(called, title, rule, isFinal, subsystem, pointCode));
            }
        }
        int pointCode = rule.pointCodes().get(first);
        return blocked(scmg.obstacle(pointCode, tested).orElse(ReturnCause.MTP_FAILURE), pointCode, tested);
    }

    /**
     * Selects one of several signalling points by SLS. It does not use the remainder alone, with which MTP selects
     * among the associations of one point: with two points of two associations each, every second association would
     * carry nothing.
     */
    private static int share(int sls, int count) {
        return (sls + sls / 4) % count;
    }

    private static SccpAddress rewritten(
            SccpAddress called,
            GlobalTitle title,
            TranslationRule rule,
            boolean isFinal,
            OptionalInt subsystem,
            int pointCode) {
        Optional<GlobalTitle> rewritten = rule.rewriting()
                .map(change -> title.withDigits(
                        change.digits()
                                + title.digits()
                                        .orElseThrow()
                                        .substring(rule.match().digits().length()),
                        change.nature()));
        if (!isFinal) {
            return new SccpAddress(
                    RoutingIndicator.GLOBAL_TITLE,
                    called.nationalUse(),
                    OptionalInt.empty(),
                    subsystem,
                    rewritten.or(() -> Optional.of(title)));
        }
        // The title is no longer used, and its octets could make an answer too long for one UDT.
        return new SccpAddress(
                RoutingIndicator.SUBSYSTEM_NUMBER,
                called.nationalUse(),
                OptionalInt.of(pointCode),
                subsystem,
                rewritten);
    }

    private Route.Failure untranslated(GlobalTitle title) {
        return new Route.Failure(
                translations.reason(title),
                "there is no translation of global title " + title.digits().orElse("in an encoding that is not known"));
    }

    private static Route.Failure blocked(ReturnCause cause, int pointCode, int subsystem) {
        String reason = cause.equals(ReturnCause.SUBSYSTEM_FAILURE)
                ? "subsystem " + subsystem + " of switch " + pointCode + " is prohibited"
                : cause.equals(ReturnCause.SCCP_FAILURE)
                        ? "SCCP of switch " + pointCode + " is not available"
                        : "switch " + pointCode + " is not reachable";
        return new Route.Failure(cause, reason);
    }

    /**
     * The signalling points that reach an address, 1 to 16, best first: the one that it names, or those of its title's
     * translation.
     *
     * @param otherwise the signalling point for an address that has neither
     */
    List<Integer> points(SccpAddress address, int otherwise) {
        OptionalInt named = namedPoint(address);
        if (named.isPresent()) {
            return List.of(named.getAsInt());
        }
        Optional<TranslationRule> rule = address.routing() == RoutingIndicator.GLOBAL_TITLE
                ? address.globalTitle().flatMap(translations::find)
                : Optional.empty();
        return rule.isPresent() ? rule.get().pointCodes() : List.of(otherwise);
    }

    /**
     * The signalling point that identifies the switch a message comes from: the sender, if it is among those that reach
     * the calling address; otherwise the best of those.
     *
     * @param points see {@link #points}
     * @param opc the OPC of the routing label
     */
    static int origin(List<Integer> points, int opc) {
        return points.contains(opc) ? opc : points.getFirst();
    }
}
