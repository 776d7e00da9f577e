package org.tollbridge.adapter.dialect;

import java.util.function.ToLongFunction;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.TariffLine.Price;

/**
 * The facts of a call from service logic.
 *
 * @param leg see {@link Fact#LEG}
 */
record CallFacts(ChargeFacts call, long leg) implements Facts {
    @Override
    public String text(Fact fact) {
        return switch (fact) {
            case CALL_ID -> call.callId();
            case SERVICE_CLASS -> call.serviceClass();
            case SERVICE_NUMBER -> call.serviceNumber();
            case SUBSCRIBER -> call.subscriber();
            case CALLER -> call.caller();
            case CALLER_AREA_CODE -> call.callerAreaCode();
            case DESTINATION -> call.destination();
            case DESTINATION_AREA_CODE -> call.destinationAreaCode();
            case CALL_REFERENCE,
                    CALLER_MOBILE,
                    PAYER,
                    SUBSCRIBER_RATE,
                    CALLER_RATE,
                    ATTEMPT,
                    CONNECTED_AT,
                    MAXIMUM_SECONDS,
                    RELEASE_AT_MAXIMUM,
                    WARNING_SECONDS,
                    TARIFF_SWITCH_SECONDS,
                    CALLER_SET_UP,
                    CALLER_FREE_SECONDS,
                    CALLER_FIRST_SECONDS,
                    CALLER_FIRST_PRICE,
                    CALLER_NEXT_SECONDS,
                    CALLER_NEXT_PRICE,
                    TALKED_SECONDS,
                    CALLER_AMOUNT,
                    SUBSCRIBER_AMOUNT,
                    RELEASE_CAUSE,
                    LEG,
                    DURATION_MILLIS,
                    CALL_ENDED -> throw new IllegalArgumentException(fact + " is not text");
        };
    }

    @Override
    public long number(Fact fact) {
        return switch (fact) {
            case CALL_REFERENCE -> reference();
            case CALLER_MOBILE -> call.callerMobile() ? 1 : 0;
            case PAYER -> Fact.numberOf(call.payer());
            case SUBSCRIBER_RATE -> call.subscriberRate();
            case CALLER_RATE -> call.callerRate();
            case ATTEMPT -> call.attempt();
            case CONNECTED_AT -> call.connectedAt();
            case MAXIMUM_SECONDS -> call.maximumSeconds();
            case RELEASE_AT_MAXIMUM -> call.limit().release() ? 1 : 0;
            case WARNING_SECONDS -> call.limit().warningSeconds();
            case TARIFF_SWITCH_SECONDS -> call.limit().tariffSwitchSeconds();
            case CALLER_SET_UP -> ofCaller(Price::setUp);
            case CALLER_FREE_SECONDS -> ofCaller(Price::freeSeconds);
            case CALLER_FIRST_SECONDS -> ofCaller(price -> price.first().seconds());
            case CALLER_FIRST_PRICE -> ofCaller(price -> price.first().price());
            case CALLER_NEXT_SECONDS -> ofCaller(price -> price.next().seconds());
            case CALLER_NEXT_PRICE -> ofCaller(price -> price.next().price());
            case TALKED_SECONDS -> call.end().talkedSeconds();
            case CALLER_AMOUNT -> call.end().callerAmount();
            case SUBSCRIBER_AMOUNT -> call.end().subscriberAmount();
            case RELEASE_CAUSE -> call.end().releaseCause();
            case LEG -> leg;
            case DURATION_MILLIS,
                    CALL_ENDED,
                    CALL_ID,
                    SERVICE_CLASS,
                    SERVICE_NUMBER,
                    SUBSCRIBER,
                    CALLER,
                    CALLER_AREA_CODE,
                    DESTINATION,
                    DESTINATION_AREA_CODE -> throw new IllegalArgumentException(fact + " is no number of a call");
        };
    }

    private long reference() {
        String id = call.callId();
        int hyphen = id.lastIndexOf('-');
        long number = Long.parseLong(id, hyphen + 1, id.length(), Character.MAX_RADIX);
        int start = id.substring(0, hyphen + 1).hashCode();
        return (((start ^ (start >>> 8) ^ (start >>> 16)) & 0xffL) << 24) | (number & 0xff_ffff);
    }

    private long ofCaller(ToLongFunction<Price> what) {
        return call.callerPrice().isPresent()
                ? what.applyAsLong(call.callerPrice().get())
                : 0;
    }
}
