package org.tollbridge.adapter.dialect;

import org.tollbridge.service.charging.ChargeFacts;

/**
 * The facts of a call as service logic gives them.
 *
 * @param leg see {@link Fact#LEG}
 */
record CallFacts(ChargeFacts call, long leg) implements Facts {
    @Override
    public String text(Fact fact) {
        return switch (fact) {
            case SERVICE_CLASS -> call.serviceClass();
            case SERVICE_NUMBER -> call.serviceNumber();
            case SUBSCRIBER -> call.subscriber();
            case CALLER -> call.caller();
            case CALLER_AREA_CODE -> call.callerAreaCode();
            case DESTINATION -> call.destination();
            case DESTINATION_AREA_CODE -> call.destinationAreaCode();
            case CALLER_MOBILE,
                    PAYER,
                    SUBSCRIBER_RATE,
                    CALLER_RATE,
                    ATTEMPT,
                    CONNECTED_AT,
                    MAXIMUM_SECONDS,
                    LEG,
                    DURATION_MILLIS,
                    CALL_ENDED -> throw new IllegalArgumentException(fact + " is not text");
        };
    }

    @Override
    public long number(Fact fact) {
        return switch (fact) {
            case CALLER_MOBILE -> call.callerMobile() ? 1 : 0;
            case PAYER -> Fact.numberOf(call.payer());
            case SUBSCRIBER_RATE -> call.subscriberRate();
            case CALLER_RATE -> call.callerRate();
            case ATTEMPT -> call.attempt();
            case CONNECTED_AT -> call.connectedAt();
            case MAXIMUM_SECONDS -> call.maximumSeconds();
            case LEG -> leg;
            case DURATION_MILLIS,
                    CALL_ENDED,
                    SERVICE_CLASS,
                    SERVICE_NUMBER,
                    SUBSCRIBER,
                    CALLER,
                    CALLER_AREA_CODE,
                    DESTINATION,
                    DESTINATION_AREA_CODE -> throw new IllegalArgumentException(fact + " is no number of a call");
        };
    }
}
