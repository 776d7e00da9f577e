package org.tollbridge.service.port;

import org.tollbridge.service.call.CallRecord;

/** Where finished calls are written. Safe for any thread; never blocks. */
public interface CallRecords {

    /**
     * Takes a record over, of a call that has ended or of a part of one that goes on: it outlives the process when this returns, and the machine shortly after. Never refuses:
     * admission looks at {@link #ready}.
     */
    void append(CallRecord record);

    /**
     * Keeps the record that is to stand if the process is killed before this call's record is appended. The last one
     * given counts. To be given before a switch is told what leaves the call open.
     */
    void standIn(CallRecord record);

    /**
     * As {@link #standIn(CallRecord)}; where several nodes share their calls, another one can go on with this one by its
     * dialogue.
     */
    default void standIn(CallRecord record, SwitchDialogue dialogue) {
        standIn(record);
    }

    /** False when so many records wait for the disk that no new call should be begun. */
    boolean ready();
}
