package org.tollbridge.service.port;

import org.tollbridge.service.call.CallRecord;

/** Writes the records of calls. Thread-safe; never blocks. */
public interface CallRecords {

    /**
     * Accepts a record, of a call that has ended or of a part of one that goes on: on return it survives the end of the
     * process, and soon after also a failure of the machine. Never refuses: admission checks {@link #ready}.
     */
    void append(CallRecord record);

    /**
     * Keeps the record that counts if the process is killed before this call's record is appended. The last one given
     * counts. Must be called before a switch gets instructions that leave the call open.
     */
    void standIn(CallRecord record);

    /**
     * Like {@link #standIn(CallRecord)}; if several nodes share their calls, another one can take this call over by its
     * dialogue.
     */
    default void standIn(CallRecord record, SwitchDialogue dialogue) {
        standIn(record);
    }

    /** Returns false when so many records wait for the disk that no new call should begin. */
    boolean ready();
}
