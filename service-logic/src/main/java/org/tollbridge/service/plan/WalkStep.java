package org.tollbridge.service.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result of a walk so far: its end, or something that must be done before it can go on. After a step with a {@link
 * WalkPosition}, {@link PlanWalk#resume} continues from there with the {@link WalkAnswer}.
 */
public sealed interface WalkStep {

    /** Returns the visits since the walk was started or resumed. */
    List<Visit> visits();

    /** Returns where the walk waits; empty when it is over. */
    default Optional<WalkPosition> waitsAt() {
        return switch (this) {
            case Route route -> Optional.empty();
            case Refuse refuse -> Optional.empty();
            case Ask ask -> Optional.of(ask.position());
            case Play play -> Optional.of(play.position());
            case Verify verify -> Optional.of(verify.position());
            case Tried tried -> Optional.of(tried.position());
            case Count count -> Optional.of(count.position());
        };
    }

    /**
     * The call goes to a destination.
     *
     * @param full whether the destination has no room: its busy list is next
     * @param mailbox digits for the platform behind the destination
     */
    record Route(PlanNode.Destination destination, boolean full, Optional<String> mailbox, List<Visit> visits)
            implements WalkStep {}

    /**
     * The call is released.
     *
     * @param cause Q.850 cause value, if the plan gives one
     */
    record Refuse(PlanRefusal why, OptionalInt cause, Optional<String> announcement, List<Visit> visits)
            implements WalkStep {}

    /** The caller must be asked for digits: {@link WalkAnswer.Digits} or {@link WalkAnswer.NoInput}. */
    record Ask(Prompt prompt, WalkPosition position, List<Visit> visits) implements WalkStep {}

    /** An announcement must be played: {@link WalkAnswer.Done}. */
    record Play(String announcement, WalkPosition position, List<Visit> visits) implements WalkStep {}

    /** A PIN must be checked against its hashes: {@link WalkAnswer.Verified} or {@link WalkAnswer.Silent}. */
    record Verify(List<String> hashes, String digits, WalkPosition position, List<Visit> visits) implements WalkStep {}

    /**
     * A wrong PIN of the caller at this number must be remembered, or all forgotten after a right one: {@link
     * WalkAnswer.Done}.
     *
     * @param seconds how long it is remembered
     */
    record Tried(boolean right, int seconds, WalkPosition position, List<Visit> visits) implements WalkStep {}

    /**
     * The call must be counted, against all claims or none: {@link WalkAnswer.Done}, {@link WalkAnswer.Full} or {@link
     * WalkAnswer.Silent}.
     */
    record Count(List<PlanLimits.Claim> claims, WalkPosition position, List<Visit> visits) implements WalkStep {}
}
