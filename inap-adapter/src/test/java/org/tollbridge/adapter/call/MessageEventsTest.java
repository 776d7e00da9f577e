package org.tollbridge.adapter.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.service.call.BcsmEvent;
import org.tollbridge.service.call.CallEvent;
import org.tollbridge.service.call.Leg;

/** Of the events of one message, which service logic hears. */
class MessageEventsTest {
    private static final CallEvent KEYED = new CallEvent.Keyed("1");
    private static final CallEvent GOES_ON = new CallEvent.ChargingReported("01", true);
    private static final CallEvent REFUSED = new CallEvent.InstructionFailed("resetTimer", "taskRefused");

    private static CallEvent reported(BcsmEvent event, Leg leg, boolean interrupted) {
        return new CallEvent.Reported(event, leg, interrupted, OptionalInt.of(17));
    }

    private static final CallEvent ABANDONED = reported(BcsmEvent.ABANDON, Leg.CALLING, false);
    private static final CallEvent CALLER_HUNG_UP = reported(BcsmEvent.DISCONNECT, Leg.CALLING, false);
    private static final CallEvent CALLED_HUNG_UP = reported(BcsmEvent.DISCONNECT, Leg.CALLED, false);
    private static final CallEvent BUSY = reported(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, true);
    private static final CallEvent ANSWERED = reported(BcsmEvent.ANSWER, Leg.CALLED, false);

    static Stream<CallEvent> interactions() {
        return Stream.of(
                KEYED,
                new CallEvent.Played(),
                new CallEvent.NothingKeyed(),
                new CallEvent.InteractionFailed("playAnnouncement", "taskRefused", true),
                new CallEvent.DialledMore(Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("interactions")
    void whatAPlanWaitsForIsVainWhenTheCallerIsGone(CallEvent interaction) {
        assertEquals(List.of(ABANDONED), MessageEvents.together(List.of(interaction, ABANDONED), false));
        assertEquals(List.of(CALLER_HUNG_UP), MessageEvents.together(List.of(interaction, CALLER_HUNG_UP), false));
        assertEquals(List.of(), MessageEvents.together(List.of(interaction), true));
        for (CallEvent other : List.of(REFUSED, CALLED_HUNG_UP)) {
            assertEquals(List.of(interaction, other), MessageEvents.together(List.of(interaction, other), false));
        }
    }

    @Test
    void aFailedAttemptIsNotForwardedForACallerWhoIsGone() {
        assertEquals(List.of(ABANDONED), MessageEvents.together(List.of(BUSY, ABANDONED), false));
        assertEquals(
                List.of(ANSWERED, CALLER_HUNG_UP), MessageEvents.together(List.of(ANSWERED, CALLER_HUNG_UP), false));
        assertEquals(List.of(ABANDONED, KEYED), MessageEvents.together(List.of(ABANDONED, KEYED), false));
    }

    @Test
    void aConversationThatIsOverIsNotWatchedOn() {
        CallEvent over = new CallEvent.ChargingReported("01");
        for (CallEvent end : List.of(CALLER_HUNG_UP, CALLED_HUNG_UP)) {
            assertEquals(List.of(over, end), MessageEvents.together(List.of(GOES_ON, end), false));
        }
        assertEquals(List.of(GOES_ON, REFUSED), MessageEvents.together(List.of(GOES_ON, REFUSED), false));
        assertEquals(List.of(over), MessageEvents.together(List.of(GOES_ON), true));
    }

    @Test
    void aSwitchThatEndsTheDialogueWaitsForNothing() {
        assertEquals(List.of(BUSY), MessageEvents.together(List.of(BUSY), false));
        assertEquals(
                List.of(reported(BcsmEvent.CALLED_PARTY_BUSY, Leg.CALLED, false)),
                MessageEvents.together(List.of(BUSY), true));
    }
}
