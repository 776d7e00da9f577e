package org.tollbridge.service.call;

import org.tollbridge.service.call.CallEvent.Reported;

/** Adds events to a call's path. */
final class EventTrace {

    private EventTrace() {}

    /** Returns the call with the event in its path. */
    static Call of(Call call, CallEvent event, StepContext context) {
        return call.traced(context.now(), EventKind.of(event).word(), detail(event));
    }

    private static String detail(CallEvent event) {
        return switch (event) {
            case Reported report ->
                report.cause().isPresent() ? Integer.toString(report.cause().getAsInt()) : "";
            case CallEvent.ChargingReported report -> report.octets();
            case CallEvent.InstructionFailed failed -> failed.operation() + " " + failed.error();
            case CallEvent.DialogueAborted aborted -> aborted.reason();
            case CallEvent.InteractionFailed failed -> failed.operation() + " " + failed.error();
            case CallEvent.Offered offered -> "";
            case CallEvent.ChargingNotified notified ->
                notified.type() + (notified.content().isEmpty() ? "" : " " + notified.content());
            case CallEvent.DialledMore dialled -> "";
            case CallEvent.Played played -> "";
            case CallEvent.Keyed keyed -> "";
            case CallEvent.NothingKeyed nothing -> "";
            case CallEvent.ErrandDone done -> "";
            case CallEvent.CreditAnswered answered -> Credits.words(answered.answer());
            case CallEvent.InformationReported report -> "";
            case CallEvent.DialogueEnded ended -> "";
            case CallEvent.DeadlinePassed passed -> "";
            case CallEvent.NodeStopping stopping -> "";
        };
    }
}
