package org.tollbridge.adapter.stack;

import org.restcomm.protocols.ss7.tcap.TCAPCounterProviderImpl;
import org.restcomm.protocols.ss7.tcap.TCAPStackImpl;
import org.tollbridge.adapter.sccp.Sccp;

/** jSS7's TCAP with this node's provider and limits, and without files. */
final class TcapNode extends TCAPStackImpl {

    private final GuardedProvider guarded;
    private final StackSettings.Dialogues settings;

    TcapNode(Sccp sccp, StackSettings settings, StackCounters counters, DialogueOwner owner) {
        super("tollbridge", sccp.provider(), settings.subsystemNumber());
        this.settings = settings.dialogues();
        this.guarded = new GuardedProvider(sccp, this, settings.subsystemNumber(), counters, owner);
        this.tcapProvider = guarded;
        this.tcapCounterProvider = new TCAPCounterProviderImpl(guarded);
    }

    GuardedProvider guarded() {
        return guarded;
    }

    /**
     * Applies the settings, most of which jSS7 accepts only while the stack runs; no message arrives before MTP level 3
     * is started.
     */
    @Override
    public void start() throws Exception {
        super.start();
        guarded.turnTimersByWheel();
        setMaxDialogs(settings.maximum());
        setDialogIdRangeEnd(settings.lastId());
        setDialogIdRangeStart(settings.firstId());
        setDialogIdleTimeout(Math.max(settings.idle().toMillis(), getInvokeTimeout()));
        setInvokeTimeout(settings.invoke().toMillis());
        setDialogIdleTimeout(settings.idle().toMillis());
    }

    /** Stops the stack if it was started; jSS7 cannot stop one that was not. */
    @Override
    public void stop() {
        if (isStarted()) {
            super.stop();
            guarded.dropTimers();
        }
    }

    /** Does nothing, because the settings are passed in at every start. */
    @Override
    public void store() {}

    @Override
    protected void load() {}
}
