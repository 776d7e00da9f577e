package org.tollbridge.core.accounting;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;

/** Records of a call in parts of 20 s. */
final class PartsOfCalls {

    private static final long ANSWER = 1_700_000_005_000L;
    private static final long PART = 20_000;

    private PartsOfCalls() {}

    static CallRecord part(String callId, int number) {
        return record(callId, number, Reason.GOES_ON);
    }

    static CallRecord last(String callId, int number) {
        return record(callId, number, Reason.COMPLETED);
    }

    private static CallRecord record(String callId, int number, Reason reason) {
        return new CallRecord(
                        new CallRecord.Request(
                                callId,
                                "beijing-1",
                                800,
                                "8008101234",
                                Optional.empty(),
                                Optional.of("800"),
                                Optional.of("acme"),
                                ANSWER - 5_000),
                        new CallRecord.Course(
                                List.of("861062345678"),
                                OptionalLong.of(ANSWER),
                                ANSWER + PART * number,
                                Outcome.ANSWERED,
                                reason,
                                OptionalInt.empty(),
                                OptionalInt.empty()),
                        new CallRecord.Billing(Payer.CALLED_PARTY, Optional.empty(), Optional.empty()),
                        List.of())
                .of(new CallPart(number, ANSWER + PART * (number - 1), 20L * (number - 1), Optional.empty()));
    }
}
