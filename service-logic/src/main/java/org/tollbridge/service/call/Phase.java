package org.tollbridge.service.call;

import static org.tollbridge.service.call.EventKind.ABANDON;
import static org.tollbridge.service.call.EventKind.ANSWER;
import static org.tollbridge.service.call.EventKind.BUSY;
import static org.tollbridge.service.call.EventKind.CHARGING_EVENT;
import static org.tollbridge.service.call.EventKind.CHARGING_REPORT;
import static org.tollbridge.service.call.EventKind.CREDIT_ANSWER;
import static org.tollbridge.service.call.EventKind.DEADLINE_PASSED;
import static org.tollbridge.service.call.EventKind.DIALLED_MORE;
import static org.tollbridge.service.call.EventKind.DIALOGUE_ABORTED;
import static org.tollbridge.service.call.EventKind.DIALOGUE_ENDED;
import static org.tollbridge.service.call.EventKind.DISCONNECT;
import static org.tollbridge.service.call.EventKind.ERRAND_DONE;
import static org.tollbridge.service.call.EventKind.INFORMATION_REPORT;
import static org.tollbridge.service.call.EventKind.INSTRUCTION_FAILED;
import static org.tollbridge.service.call.EventKind.INTERACTION_FAILED;
import static org.tollbridge.service.call.EventKind.KEYED;
import static org.tollbridge.service.call.EventKind.NODE_STOPPING;
import static org.tollbridge.service.call.EventKind.NOTHING_KEYED;
import static org.tollbridge.service.call.EventKind.NO_ANSWER;
import static org.tollbridge.service.call.EventKind.OFFERED;
import static org.tollbridge.service.call.EventKind.PLAYED;
import static org.tollbridge.service.call.EventKind.ROUTE_FAILURE;

import java.util.Map;
import java.util.Set;

/** The states of a call, each with its permitted events. All other events have one handler in {@link CallLogic}. */
enum Phase {
    IDLE,
    DIALLING,
    WALKING,
    REFUSING,
    CREDITING,
    ATTEMPTING,
    CONNECTED,
    COLLECTING,
    SETTLED;

    private static final Map<Phase, Set<EventKind>> PERMITTED = Map.of(
            IDLE,
            Set.of(OFFERED),
            DIALLING,
            Set.of(
                    DIALLED_MORE,
                    ABANDON,
                    DISCONNECT,
                    INSTRUCTION_FAILED,
                    DIALOGUE_ENDED,
                    DIALOGUE_ABORTED,
                    DEADLINE_PASSED,
                    NODE_STOPPING),
            WALKING,
            Set.of(
                    PLAYED,
                    KEYED,
                    NOTHING_KEYED,
                    INTERACTION_FAILED,
                    ERRAND_DONE,
                    ABANDON,
                    DISCONNECT,
                    INSTRUCTION_FAILED,
                    DIALOGUE_ENDED,
                    DIALOGUE_ABORTED,
                    DEADLINE_PASSED,
                    NODE_STOPPING),
            REFUSING,
            Set.of(
                    PLAYED,
                    INTERACTION_FAILED,
                    ABANDON,
                    DISCONNECT,
                    INSTRUCTION_FAILED,
                    DIALOGUE_ENDED,
                    DIALOGUE_ABORTED,
                    DEADLINE_PASSED,
                    NODE_STOPPING),
            CREDITING,
            Set.of(
                    CREDIT_ANSWER,
                    ABANDON,
                    DISCONNECT,
                    INSTRUCTION_FAILED,
                    DIALOGUE_ENDED,
                    DIALOGUE_ABORTED,
                    DEADLINE_PASSED,
                    NODE_STOPPING),
            ATTEMPTING,
            Set.of(
                    ROUTE_FAILURE,
                    BUSY,
                    NO_ANSWER,
                    ANSWER,
                    DISCONNECT,
                    ABANDON,
                    CHARGING_REPORT,
                    INFORMATION_REPORT,
                    CHARGING_EVENT,
                    INSTRUCTION_FAILED,
                    DIALOGUE_ENDED,
                    DIALOGUE_ABORTED,
                    DEADLINE_PASSED,
                    NODE_STOPPING),
            CONNECTED,
            Set.of(
                    CREDIT_ANSWER,
                    DISCONNECT,
                    ABANDON,
                    CHARGING_REPORT,
                    INFORMATION_REPORT,
                    CHARGING_EVENT,
                    INSTRUCTION_FAILED,
                    DIALOGUE_ENDED,
                    DIALOGUE_ABORTED,
                    DEADLINE_PASSED,
                    NODE_STOPPING),
            COLLECTING,
            Set.of(
                    DISCONNECT,
                    ABANDON,
                    CHARGING_REPORT,
                    INFORMATION_REPORT,
                    CHARGING_EVENT,
                    INSTRUCTION_FAILED,
                    DIALOGUE_ENDED,
                    DIALOGUE_ABORTED,
                    DEADLINE_PASSED,
                    NODE_STOPPING),
            SETTLED,
            Set.of());

    boolean permits(EventKind kind) {
        return PERMITTED.getOrDefault(this, Set.of()).contains(kind);
    }

    static Phase of(CallState state) {
        return switch (state) {
            case CallState.Idle idle -> IDLE;
            case Dialling dialling -> DIALLING;
            case Walking walking -> WALKING;
            case Refusing refusing -> REFUSING;
            case Crediting crediting -> CREDITING;
            case Attempting attempting -> ATTEMPTING;
            case Connected connected -> CONNECTED;
            case Collecting collecting -> COLLECTING;
            case Settled settled -> SETTLED;
        };
    }
}
