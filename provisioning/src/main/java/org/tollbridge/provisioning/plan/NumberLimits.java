package org.tollbridge.provisioning.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanLimits.Claim;

/** A number's limits and their usage, for people and programs. */
public final class NumberLimits {

    private static final int THOUSANDTHS = 3;

    private NumberLimits() {}

    /**
     * An entry for each limit: kind, destination if it applies to one, limit, used and percent. Calls are numbers,
     * amounts are texts in yuan; a limit that is not being counted has no used and no percent.
     *
     * @param at milliseconds since the epoch
     * @param operators time zone for months where the plan has none
     */
    public static ArrayNode of(
            String number, PlanDocument plan, long at, ZoneId operators, Function<Claim, OptionalLong> used) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (Claim claim : plan.claims(number, at, operators)) {
            ObjectNode line = lines.addObject()
                    .put("kind", claim.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (!claim.key().equals(number)) {
                line.put("destination", claim.key().substring(number.length() + 1));
            }
            amount(line, "limit", claim, claim.limit());
            OptionalLong known = used.apply(claim);
            if (known.isPresent()) {
                amount(line, "used", claim, known.getAsLong());
                line.put("percent", percent(known.getAsLong(), claim.limit()));
            }
        }
        return lines;
    }

    private static void amount(ObjectNode line, String field, Claim claim, long value) {
        if (claim.kind() == Claim.Kind.MONTHLY_COST) {
            line.put(field, BigDecimal.valueOf(value, THOUSANDTHS).toPlainString());
        } else {
            line.put(field, value);
        }
    }

    /** Whole per cent, rounded down, so that only a reached limit shows 100; a limit of zero is always reached. */
    private static long percent(long used, long limit) {
        return limit == 0 ? 100 : Math.floorDiv(Math.multiplyExact(used, 100L), limit);
    }
}
