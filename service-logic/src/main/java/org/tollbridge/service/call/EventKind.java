package org.tollbridge.service.call;

/** Kinds of events in the table of permitted events. */
enum EventKind {
    OFFERED,
    ROUTE_FAILURE,
    BUSY,
    NO_ANSWER,
    ANSWER,
    DISCONNECT,
    ABANDON,
    CHARGING_REPORT,
    INFORMATION_REPORT,
    CHARGING_EVENT,
    DIALLED_MORE,
    PLAYED,
    KEYED,
    NOTHING_KEYED,
    INTERACTION_FAILED,
    ERRAND_DONE,
    CREDIT_ANSWER,
    INSTRUCTION_FAILED,
    DIALOGUE_ENDED,
    DIALOGUE_ABORTED,
    DEADLINE_PASSED,
    NODE_STOPPING;

    static EventKind of(CallEvent event) {
        return switch (event) {
            case CallEvent.Offered offered -> OFFERED;
            case CallEvent.Reported reported -> of(reported.event());
            case CallEvent.ChargingReported report -> CHARGING_REPORT;
            case CallEvent.InformationReported report -> INFORMATION_REPORT;
            case CallEvent.ChargingNotified notified -> CHARGING_EVENT;
            case CallEvent.DialledMore dialled -> DIALLED_MORE;
            case CallEvent.Played played -> PLAYED;
            case CallEvent.Keyed keyed -> KEYED;
            case CallEvent.NothingKeyed nothing -> NOTHING_KEYED;
            case CallEvent.InteractionFailed failed -> INTERACTION_FAILED;
            case CallEvent.ErrandDone done -> ERRAND_DONE;
            case CallEvent.CreditAnswered answered -> CREDIT_ANSWER;
            case CallEvent.InstructionFailed failed -> INSTRUCTION_FAILED;
            case CallEvent.DialogueEnded ended -> DIALOGUE_ENDED;
            case CallEvent.DialogueAborted aborted -> DIALOGUE_ABORTED;
            case CallEvent.DeadlinePassed passed -> DEADLINE_PASSED;
            case CallEvent.NodeStopping stopping -> NODE_STOPPING;
        };
    }

    private static EventKind of(BcsmEvent event) {
        return switch (event) {
            case ROUTE_SELECT_FAILURE -> ROUTE_FAILURE;
            case CALLED_PARTY_BUSY -> BUSY;
            case NO_ANSWER -> NO_ANSWER;
            case ANSWER -> ANSWER;
            case DISCONNECT -> DISCONNECT;
            case ABANDON -> ABANDON;
        };
    }

    /** Returns the word for the event in a call's explanation. */
    String word() {
        return switch (this) {
            case OFFERED -> "offered";
            case ROUTE_FAILURE -> "route failure";
            case BUSY -> "busy";
            case NO_ANSWER -> "no answer";
            case ANSWER -> "answer";
            case DISCONNECT -> "disconnect";
            case ABANDON -> "abandon";
            case CHARGING_REPORT -> "charging report";
            case INFORMATION_REPORT -> "call information report";
            case CHARGING_EVENT -> "charging event";
            case DIALLED_MORE -> "dialled further";
            case PLAYED -> "played";
            case KEYED -> "keyed";
            case NOTHING_KEYED -> "nothing keyed";
            case INTERACTION_FAILED -> "no resource";
            case ERRAND_DONE -> "answered";
            case CREDIT_ANSWER -> "credit";
            case INSTRUCTION_FAILED -> "refused by switch";
            case DIALOGUE_ENDED -> "ended by switch";
            case DIALOGUE_ABORTED -> "dialogue lost";
            case DEADLINE_PASSED -> "deadline passed";
            case NODE_STOPPING -> "node stopping";
        };
    }
}
