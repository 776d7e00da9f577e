package org.tollbridge.service.plan;

import java.util.Map;
import java.util.OptionalInt;
import org.tollbridge.service.number.NormalNumber;

/**
 * The facts of a call that a plan may use.
 *
 * @param number the dialled service number, such as 8008101234
 * @param at milliseconds since the epoch
 * @param caller the calling number
 * @param area area of the caller: area code without leading 0, empty when it is not known
 * @param madeUp whether a gateway made the calling number up, so that only its area and kind are true
 * @param category calling party's category of Q.763, 0 to 255
 * @param fax whether the caller's terminal says that it is a fax
 * @param positions positions of switches that differ from those in the plan
 */
public record PlanFacts(
        String number,
        long at,
        NormalNumber caller,
        String area,
        boolean madeUp,
        OptionalInt category,
        boolean fax,
        Map<String, String> positions) {}
