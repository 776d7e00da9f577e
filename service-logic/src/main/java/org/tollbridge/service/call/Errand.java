package org.tollbridge.service.call;

import java.util.List;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.WalkAnswer;

/** Work for a call outside of service logic, usually needed before the call can go on. */
public sealed interface Errand {

    /** Number that distinguishes the errands of a call. */
    int number();

    /**
     * Counts the call against all claims, which have the same key, or none: {@link WalkAnswer.Done}, {@link
     * WalkAnswer.Full} or {@link WalkAnswer.Silent}. Its place is released when the call has its record.
     *
     * @param at milliseconds since the epoch
     */
    record Count(int number, List<PlanLimits.Claim> claims, long at) implements Errand {}

    /**
     * Reserves part of a month's cost for a call in progress, replacing its earlier reservation: {@link
     * WalkAnswer.Reserved} or {@link WalkAnswer.Silent}. It is released when the call has its record.
     *
     * @param claim the month's cost of a service number
     * @param amount for the whole call, in thousandths of a yuan
     */
    record Reserve(int number, PlanLimits.Claim claim, long amount) implements Errand {}

    /**
     * Stops counting the call under a key while it goes on to another destination. There is no answer, and no effect if
     * the call is not counted.
     *
     * @param key of {@link PlanLimits.Claim}
     */
    record Leave(int number, String key) implements Errand {}

    /** Checks a PIN against its hashes: {@link WalkAnswer.Verified} or {@link WalkAnswer.Silent}. */
    record Verify(int number, List<String> hashes, String digits) implements Errand {}

    /**
     * Remembers one more wrong PIN of a caller at a service number, or forgets all after a right one: {@link
     * WalkAnswer.Done}.
     *
     * @param at current time, in milliseconds since the epoch
     * @param until when this and earlier wrong ones are forgotten, in milliseconds since the epoch
     */
    record Tried(int number, String serviceNumber, String caller, boolean right, long at, long until)
            implements Errand {}
}
