package org.tollbridge.node.why;

import org.tollbridge.service.call.TraceLine;
import org.tollbridge.service.plan.Visit;
import org.tollbridge.service.plan.Visit.Finding;

/** One line of a call's path as a sentence. An unknown line is shown unchanged. */
final class StepWords {

    private StepWords() {}

    static String of(TraceLine line) {
        return line.visit().map(StepWords::of).orElseGet(() -> event(line.what(), line.detail()));
    }

    private static String of(Visit visit) {
        String where = switch (visit.asked()) {
            case "screening" -> visit.node() + " list of the number";
            case "counters" -> "limits of the number";
            default -> "plan, node " + visit.node() + " (" + visit.asked() + ")";
        };
        return where + ": " + question(visit.asked()) + found(visit.found())
                + (visit.because().isEmpty() ? "" : "; chosen: " + visit.because())
                + (visit.to().isEmpty() ? "" : "; continues at " + visit.to());
    }

    private static String question(String asked) {
        return switch (asked) {
            case "origin" -> "which origin? ";
            case "screening" -> "is this caller allowed? ";
            case "time" -> "what time is it? ";
            case "percentage" -> "which share? ";
            case "switch" -> "which position? ";
            case "counters" -> "is there room for one more call? ";
            case "menu", "extension" -> "what does the caller enter? ";
            case "pin" -> "does the caller know the PIN? ";
            default -> "";
        };
    }

    private static String found(Finding found) {
        return switch (found) {
            case Finding.Moment moment -> moment.words() + " " + moment.zone().getId();
            case Finding.Words words -> words.words();
            case Finding.Caller caller -> caller.words();
            case Finding.Slot slot -> slot.words();
        };
    }

    private static String event(String what, String detail) {
        return switch (what) {
            case "dialled" -> "the caller dialled " + (detail.isEmpty() ? "nothing" : detail);
            case "unknown caller" -> detail.isEmpty() ? "the caller's number is unknown" : "unknown caller " + detail;
            case "fixed caller", "mobile caller" ->
                "the call comes from the " + (what.startsWith("fixed") ? "fixed line " : "mobile ") + detail;
            case "service class" -> "the number belongs to service " + detail;
            case "destination" -> "the call is sent to " + detail;
            case "forward" -> "the call is forwarded to " + detail;
            case "busy" -> "it is busy" + cause(detail);
            case "no answer" -> "nobody answers" + cause(detail);
            case "route failure" -> "it cannot be reached" + cause(detail);
            case "answer" -> "it answers";
            case "disconnect" -> "one side hangs up" + cause(detail);
            case "abandon" -> "the caller hangs up before anyone answers" + cause(detail);
            case "no room" -> detail + " is skipped: it already has its maximum of calls";
            case "unreachable lately" -> detail + " is skipped: it was unreachable a short time ago";
            case "tried before" -> detail + " is skipped: this call has already tried it";
            case "no further forward allowed" -> "the service allows no further forwarding";
            case "forbidden" -> "that is not allowed: " + detail;
            case "refused" -> "the call is refused: " + detail;
            case "credit" -> "is there credit? " + detail;
            case "charging event" -> "the switch reports a charging event: " + detail;
            case "part" -> "part " + detail + " of the call is recorded";
            case "charging report" -> "the switch reports charging: " + detail;
            case "call information report" -> "the switch reports times and cause of the call";
            case "refused by switch" -> "the switch refuses an operation: " + detail;
            case "ended by switch" -> "the switch ends the dialogue";
            case "dialogue lost" -> "the dialogue is lost: " + detail;
            case "deadline passed" -> "the time limit expires";
            case "node stopping" -> "the node is being stopped";
            default -> detail.isEmpty() ? what : what + ": " + detail;
        };
    }

    private static String cause(String digits) {
        return digits.matches("\\d{1,3}") ? ", cause " + OutcomeWords.cause(Integer.parseInt(digits)) : "";
    }
}
