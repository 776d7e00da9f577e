package org.tollbridge.service.call;

/**
 * The call is over, and the switch still owes reports.
 *
 * @param deadline milliseconds since the epoch until which the reports are awaited
 */
record Collecting(Call call, Verdict verdict, long deadline) implements CallState {

    Collecting with(Call changed) {
        return new Collecting(changed, verdict, deadline);
    }
}
