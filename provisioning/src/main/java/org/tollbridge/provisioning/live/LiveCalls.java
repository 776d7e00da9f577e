package org.tollbridge.provisioning.live;

import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.port.CallRecords;
import org.tollbridge.service.port.SwitchDialogue;

/**
 * Passes records on to storage and to a feed: a stand-in record of a call in progress shows the call's current state.
 * Nothing waits for the feed.
 */
public final class LiveCalls implements CallRecords {

    private final CallRecords kept;
    private final LiveFeed feed;

    /** Passes records to {@code kept} and to a feed. */
    public LiveCalls(CallRecords kept, LiveFeed feed) {
        this.kept = kept;
        this.feed = feed;
    }

    @Override
    public void append(CallRecord record) {
        kept.append(record);
        // A part of a call in progress has a record too.
        feed.see(record, !record.goesOn());
    }

    @Override
    public void standIn(CallRecord record) {
        kept.standIn(record);
        feed.see(record, false);
    }

    @Override
    public void standIn(CallRecord record, SwitchDialogue dialogue) {
        kept.standIn(record, dialogue);
        feed.see(record, false);
    }

    @Override
    public boolean ready() {
        return kept.ready();
    }
}
