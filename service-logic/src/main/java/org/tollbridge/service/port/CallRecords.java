package org.tollbridge.service.port;

import org.tollbridge.service.call.CallRecord;

/** Where finished calls are written. Safe for any thread; never blocks. */
public interface CallRecords {

    /** Takes a record over; it is made durable shortly after. Never refuses: admission looks at {@link #ready}. */
    void append(CallRecord record);

    /** False when so many records wait for the disk that no new call should be begun. */
    boolean ready();
}
