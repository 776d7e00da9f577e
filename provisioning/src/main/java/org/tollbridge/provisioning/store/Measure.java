package org.tollbridge.provisioning.store;

import java.util.Locale;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.charging.Payer;

/** Values summed over calls. Each has a column of its name, and its formula is defined only here. */
public enum Measure {
    CALLS("number of calls that were offered and have ended"),
    ANSWERED("calls that were answered"),
    BUSY("calls that ended because the last destination tried was busy"),
    NO_ANSWER("calls that were not answered in time"),
    ROUTE_FAILURE("calls whose last destination could not be reached"),
    ABANDONED("calls whose caller hung up before an answer"),
    REFUSED("calls that were refused by a rule, a limit or the plan"),
    FAILED("calls that failed for a technical reason"),
    SECONDS("total charged seconds of calls, each rounded up"),
    CALLER_PAYS("total that callers pay"),
    SUBSCRIBER_PAYS("total that subscribers pay"),
    UNPRICED("chargeable calls for which no tariff has a price");

    private final String text;

    Measure(String text) {
        this.text = text;
    }

    /** Description for readers of reports. */
    public String text() {
        return text;
    }

    /** Name in responses and in the store. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the correction of a call changes it. */
    boolean isOfMoneyOrTime() {
        return this == SECONDS || this == CALLER_PAYS || this == SUBSCRIBER_PAYS;
    }

    /** The contribution of one call; amounts are in ten-thousandths. */
    public long of(StoredCall call) {
        return switch (this) {
            case CALLS -> 1;
            case ANSWERED -> ended(call, Outcome.ANSWERED);
            case BUSY -> ended(call, Outcome.BUSY);
            case NO_ANSWER -> ended(call, Outcome.NO_ANSWER);
            case ROUTE_FAILURE -> ended(call, Outcome.ROUTE_FAILURE);
            case ABANDONED -> ended(call, Outcome.ABANDONED);
            case REFUSED -> ended(call, Outcome.REFUSED);
            case FAILED -> ended(call, Outcome.FAILED);
            case SECONDS -> call.chargedSeconds();
            case CALLER_PAYS -> call.callerPays().orElse(0);
            case SUBSCRIBER_PAYS -> call.subscriberPays().orElse(0);
            case UNPRICED ->
                !call.payer().equals(Payer.NOBODY.name()) && call.callerPays().isEmpty() ? 1 : 0;
        };
    }

    private static long ended(StoredCall call, Outcome outcome) {
        return call.outcome().equals(outcome.name()) ? 1 : 0;
    }
}
