package org.tollbridge.provisioning.live;

import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.port.CallRecords;
import org.tollbridge.service.port.SwitchDialogue;

/**
 * Hands records on to where they are kept, and shows them to a feed: what stands in for the record of a call that goes on says
 * how the call stands. Nothing waits for the feed.
 */
public final class LiveCalls implements CallRecords {

    private final CallRecords kept;
    private final LiveFeed feed;

    /** Shows a feed what is handed on to {@code kept}. */
    public LiveCalls(CallRecords kept, LiveFeed feed) {
        this.kept = kept;
        this.feed = feed;
    }

    @Override
    public void append(CallRecord record) {
        kept.append(record);
        // A part of a call that goes on has a record too.
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
