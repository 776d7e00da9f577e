package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.Places;
import org.tollbridge.service.plan.Visit;

/**
 * Makes call records for tests. As it begins, a call is one from 861088886666 to acme's 8008101234 that was refused at once,
 * since there were too many.
 */
public final class TestCall {

    /** Days as in Beijing; mobiles are nowhere. */
    public static final CallGrouping GROUPING =
            new CallGrouping(ZoneId.of("Asia/Shanghai"), NumberPlan.china(), Places.NONE);

    private final String callId;
    private final Instant offeredAt;
    private String dialled = "8008101234";
    private String caller = "861088886666";
    private Optional<String> subscriber = Optional.of("acme");
    private List<String> attempts = List.of();
    private OptionalLong answeredAt = OptionalLong.empty();
    private long endedAt;
    private Outcome outcome = Outcome.REFUSED;
    private Reason reason = Reason.TOO_MANY_CALLS;
    private int cause = 17;
    private OptionalInt measured = OptionalInt.empty();
    private Payer payer = Payer.NOBODY;
    private Optional<Charge> charge = Optional.empty();
    private final List<TraceLine> path = new ArrayList<>();

    private TestCall(String callId, Instant offeredAt) {
        this.callId = callId;
        this.offeredAt = offeredAt;
        this.endedAt = offeredAt.toEpochMilli();
    }

    /** A call. */
    public static TestCall of(String callId, Instant offeredAt) {
        return new TestCall(callId, offeredAt);
    }

    /** To a number of somebody. */
    public TestCall to(String number, String owner) {
        dialled = number;
        subscriber = Optional.of(owner);
        return this;
    }

    /** To a number that nobody has. */
    public TestCall toNobody(String number) {
        dialled = number;
        subscriber = Optional.empty();
        return ended(Outcome.REFUSED, Reason.UNKNOWN_NUMBER, 1);
    }

    /** From a number. */
    public TestCall from(String number) {
        caller = number;
        return this;
    }

    /** Sent to these, the last of which decides. */
    public TestCall sentTo(String... numbers) {
        attempts = List.of(numbers);
        return this;
    }

    /** What became of it. */
    public TestCall ended(Outcome what, Reason why, int q850) {
        outcome = what;
        reason = why;
        cause = q850;
        return this;
    }

    /** Answered after some milliseconds, and talked for some. */
    public TestCall answered(long after, long talk) {
        answeredAt = OptionalLong.of(offeredAt.toEpochMilli() + after);
        endedAt = offeredAt.toEpochMilli() + after + talk;
        payer = Payer.SPLIT;
        return ended(Outcome.ANSWERED, Reason.COMPLETED, 16);
    }

    /** So many seconds long by the switch. */
    public TestCall measured(int seconds) {
        measured = OptionalInt.of(seconds);
        return this;
    }

    /** At a price, in ten-thousandths of a yuan. */
    public TestCall at(long callerPays, long subscriberPays) {
        charge = Optional.of(new Charge(callerPays, subscriberPays, "CNY", "abc", List.of()));
        return this;
    }

    /** Through a node of the plan to the next. */
    public TestCall through(String node, String next) {
        path.add(TraceLine.of(
                offeredAt.toEpochMilli(),
                new Visit(node, "time", new Visit.Finding.Words("it is so"), "always", next)));
        return this;
    }

    /** The record. */
    public CallRecord record() {
        CallRecord record = new CallRecord(
                new CallRecord.Request(
                        callId,
                        "sh1",
                        800,
                        dialled,
                        Optional.of(caller).filter(number -> !number.isEmpty()),
                        subscriber.map(owner -> dialled.substring(0, 3)),
                        subscriber,
                        offeredAt.toEpochMilli()),
                new CallRecord.Course(attempts, answeredAt, endedAt, outcome, reason, OptionalInt.of(cause), measured),
                new CallRecord.Billing(payer, Optional.empty(), Optional.empty()),
                path);
        return charge.map(record::with).orElse(record);
    }
}
