package org.tollbridge.service.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tollbridge.service.call.Script.FIFTH;
import static org.tollbridge.service.call.Script.FIRST;
import static org.tollbridge.service.call.Script.FOURTH;
import static org.tollbridge.service.call.Script.PLAIN;
import static org.tollbridge.service.call.Script.SECOND;
import static org.tollbridge.service.call.Script.THIRD;
import static org.tollbridge.service.call.Script.dials;
import static org.tollbridge.service.call.Script.freephone;
import static org.tollbridge.service.call.Script.interrupted;
import static org.tollbridge.service.call.Script.number;
import static org.tollbridge.service.call.Script.offered;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.number.NatureOfAddress;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.PlanNode.Destination;

/** Where a call goes when a destination does not take it. */
class ForwardingTest {

    private static final CallEvent BUSY = interrupted(BcsmEvent.CALLED_PARTY_BUSY, 17);
    private static final CallEvent NO_ANSWER = interrupted(BcsmEvent.NO_ANSWER, 19);
    private static final int Q850_NO_CIRCUIT = 34;
    private static final CallEvent NO_ROUTE = interrupted(BcsmEvent.ROUTE_SELECT_FAILURE, Q850_NO_CIRCUIT);

    @Test
    void takesTheBusyListInItsOrder() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND, THIRD), List.of(FOURTH)));

        call.on(offered()).on(BUSY).on(BUSY).on(BUSY);

        ends(call, "release 17, end", Outcome.BUSY, Reason.DESTINATION_BUSY, FIRST, SECOND, THIRD);
    }

    @Test
    void takesTheNoAnswerListInItsOrder() {
        Script call = new Script(PLAIN, freephone(List.of(FOURTH), List.of(SECOND, THIRD)));

        call.on(offered()).on(NO_ANSWER).on(NO_ANSWER).on(NO_ANSWER);

        ends(call, "release 19, end", Outcome.NO_ANSWER, Reason.DESTINATION_NO_ANSWER, FIRST, SECOND, THIRD);
    }

    @Test
    void treatsARouteFailureAsBusyAndKeepsItsCause() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND), List.of(FOURTH)));

        call.on(offered()).on(NO_ROUTE).on(NO_ROUTE);

        ends(call, "release 34, end", Outcome.ROUTE_FAILURE, Reason.DESTINATION_UNREACHABLE, FIRST, SECOND);
    }

    @Test
    void releasesARouteFailureWithoutCauseAsNoRoute() {
        Script call = new Script(PLAIN, freephone(List.of(), List.of()));

        call.on(offered())
                .on(new CallEvent.Reported(BcsmEvent.ROUTE_SELECT_FAILURE, Leg.CALLED, true, OptionalInt.empty()));

        ends(call, "release 3, end", Outcome.ROUTE_FAILURE, Reason.DESTINATION_UNREACHABLE, FIRST);
    }

    /** Others redirected it to the service number, who may do so again with what this node sends them. */
    @Test
    void goesOnCountingWhereOthersRedirectedTheCall() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND), List.of()));

        call.on(redirected(2)).on(BUSY);

        Instruction.Connect forward =
                (Instruction.Connect) call.last().instructions().get(3);
        assertEquals(3, forward.redirection().orElseThrow().counter());
        assertEquals(3, forward.redirection().orElseThrow().originalReason());
    }

    @Test
    void forwardsNoCallThatWasRedirectedAsOftenAsAnyMay() {
        Script once = new Script(PLAIN, freephone(List.of(SECOND, THIRD), List.of()));
        once.on(redirected(4)).on(BUSY).on(BUSY);
        ends(once, "release 17, end", Outcome.BUSY, Reason.DESTINATION_LOOP, FIRST, SECOND);

        Script never = new Script(PLAIN, freephone(List.of(SECOND, THIRD), List.of()));
        never.on(redirected(7)).on(BUSY);
        ends(never, "release 17, end", Outcome.BUSY, Reason.DESTINATION_LOOP, FIRST);
    }

    /** The usual call, unconditionally redirected to the service number at first. */
    private static CallEvent.Offered redirected(int times) {
        CallEvent.Offered usual = offered();
        return new CallEvent.Offered(
                usual.serviceKey(),
                usual.called(),
                usual.calling(),
                usual.callingCategory(),
                usual.location(),
                false,
                false,
                Optional.of(new CallEvent.Diversion(times, 3)));
    }

    @Test
    void keepsItsPlaceInBothLists() {
        Destination plan = new Destination(FIRST, List.of(SECOND, THIRD), List.of(FOURTH, FIFTH), OptionalInt.empty());
        Script call = new Script(PLAIN, number("4008101234", "400", plan));

        call.on(dials(new PartyNumber(NatureOfAddress.NATIONAL, "13800138000"), "4008101234"))
                .on(BUSY)
                .on(NO_ANSWER)
                .on(BUSY)
                .on(BUSY);

        ends(call, "release 17, end", Outcome.BUSY, Reason.DESTINATION_BUSY, FIRST, SECOND, FOURTH, THIRD);
    }

    @Test
    void forwardsAnEightHundredCallTwiceAndNoMore() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND, THIRD), List.of(FOURTH, FIFTH)));

        call.on(offered()).on(BUSY).on(NO_ANSWER).on(NO_ANSWER);

        ends(call, "release 19, end", Outcome.NO_ANSWER, Reason.DESTINATION_NO_ANSWER, FIRST, SECOND, FOURTH);
        assertEquals("no further forward allowed", lastTrace(call).what());
    }

    @Test
    void passesOverANumberThatWasTriedBefore() {
        Script call = new Script(PLAIN, freephone(List.of(SECOND, THIRD), List.of(SECOND)));

        call.on(offered()).on(NO_ANSWER);
        assertEquals("arm 7, furnish 2, send 2, connect 2162345678 from 1062345678 NO_REPLY 1", call.said());
        call.on(BUSY);
        assertEquals(
                "arm 7, furnish 3, send 3, connect 2062345678 from 2162345678 USER_BUSY 2",
                call.said(),
                "the number passed over is no forward");
    }

    @Test
    void saysThatThePlanLedBackWhenNothingElseWasLeft() {
        Script call = new Script(PLAIN, freephone(List.of(FIRST), List.of()));

        call.on(offered()).on(BUSY);

        ends(call, "release 17, end", Outcome.BUSY, Reason.DESTINATION_LOOP, FIRST);
        assertEquals("tried before", lastTrace(call).what());
    }

    @Test
    void holdsForwardsAgainstTheClassAgain() {
        Script call = new Script(PLAIN, freephone(List.of("8613800138000", SECOND), List.of("95588")));

        call.on(offered()).on(BUSY);
        assertEquals(
                "arm 7, furnish 2, send 2, connect 2162345678 from 1062345678 USER_BUSY 1",
                call.said(),
                "the mobile number is passed over");
        call.on(NO_ANSWER);

        ends(call, "release 19, end", Outcome.NO_ANSWER, Reason.DESTINATION_FORBIDDEN, FIRST, SECOND);
        assertEquals("a short number is not allowed", lastTrace(call).detail());
    }

    @Test
    void forwardsToAMobileWhereTheClassAllowsIt() {
        Destination plan = new Destination(FIRST, List.of("8613800138000"), List.of(), OptionalInt.empty());
        Script call = new Script(PLAIN, number("4008101234", "400", plan));

        call.on(dials(new PartyNumber(NatureOfAddress.NATIONAL, "13900139000"), "4008101234"))
                .on(BUSY);

        assertEquals("arm 7, furnish 2, send 2, connect 13800138000 from 1062345678 USER_BUSY 1", call.said());
    }

    private static TraceLine lastTrace(Script call) {
        List<TraceLine> path = call.record().path();
        return path.get(path.size() - 1);
    }

    private static void ends(Script call, String said, Outcome outcome, Reason reason, String... attempts) {
        assertEquals(said, call.said());
        assertEquals(outcome, call.record().outcome());
        assertEquals(reason, call.record().reason());
        assertEquals(List.of(attempts), call.record().attempts());
    }
}
