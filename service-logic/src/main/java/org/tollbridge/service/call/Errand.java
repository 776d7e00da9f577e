package org.tollbridge.service.call;

import java.util.List;
import org.tollbridge.service.plan.PlanLimits;
import org.tollbridge.service.plan.WalkAnswer;

/** Something that a call must have done outside of service logic, most often before it can go on. */
public sealed interface Errand {

    /** Tells this errand of a call from its others. */
    int number();

    /**
     * The call is counted against all claims, which are of one key, or none: {@link WalkAnswer.Done}, {@link WalkAnswer.Full} or
     * {@link WalkAnswer.Silent}. What it holds goes back when the call has its record.
     *
     * @param at milliseconds since the epoch
     */
    record Count(int number, List<PlanLimits.Claim> claims, long at) implements Errand {}

    /**
     * So much of a month's cost is kept for a call in progress, in place of what was kept for it before:
     * {@link WalkAnswer.Reserved} or {@link WalkAnswer.Silent}. It goes back when the call has its record.
     *
     * @param claim the month's cost of a service number
     * @param amount for the whole call, in thousandths of a yuan
     */
    record Reserve(int number, PlanLimits.Claim claim, long amount) implements Errand {}

    /**
     * The call is counted under a key no longer, though it goes on: it is on its way to another destination. Nothing is answered,
     * and where the call is not counted nothing is done.
     *
     * @param key of {@link PlanLimits.Claim}
     */
    record Leave(int number, String key) implements Errand {}

    /** A PIN is held against its hashes: {@link WalkAnswer.Verified} or {@link WalkAnswer.Silent}. */
    record Verify(int number, List<String> hashes, String digits) implements Errand {}

    /**
     * One more wrong PIN of a caller at a service number is remembered, or after a right one all are forgotten:
     * {@link WalkAnswer.Done}.
     *
     * @param at milliseconds since the epoch: now
     * @param until when wrong ones are forgotten, this one and those before it; milliseconds since the epoch
     */
    record Tried(int number, String serviceNumber, String caller, boolean right, long at, long until)
            implements Errand {}
}
