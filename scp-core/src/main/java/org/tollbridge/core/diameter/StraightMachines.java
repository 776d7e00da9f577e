package org.tollbridge.core.diameter;

import org.jdiameter.api.Configuration;
import org.jdiameter.api.OverloadException;
import org.jdiameter.api.PeerState;
import org.jdiameter.api.app.StateEvent;
import org.jdiameter.client.api.fsm.EventTypes;
import org.jdiameter.client.api.fsm.FsmEvent;
import org.jdiameter.client.api.fsm.IContext;
import org.jdiameter.client.api.fsm.IFsmFactory;
import org.jdiameter.client.api.fsm.IStateMachine;
import org.jdiameter.client.api.io.TransportException;
import org.jdiameter.client.impl.fsm.FsmState;
import org.jdiameter.client.impl.fsm.PeerFSMImpl;
import org.jdiameter.common.api.concurrent.IConcurrentFactory;
import org.jdiameter.common.api.statistic.IStatisticManager;

/**
 * jDiameter's state machine of a peer (RFC 6733, 5.6), past which the messages of an open connection go straight: they change no
 * state, and by itself jDiameter has one more thread woken for each of them. jDiameter makes it by its name.
 */
public final class StraightMachines implements IFsmFactory {

    private final IStatisticManager statistics;

    /** jDiameter gives what its own one is given. */
    public StraightMachines(IStatisticManager statistics) {
        this.statistics = statistics;
    }

    @Override
    public IStateMachine createInstanceFsm(IContext context, IConcurrentFactory threads, Configuration configuration) {
        return new Straight(context, threads, configuration, statistics);
    }

    private static final class Straight extends PeerFSMImpl {

        private volatile boolean open;

        Straight(
                IContext context,
                IConcurrentFactory threads,
                Configuration configuration,
                IStatisticManager statistics) {
            super(context, threads, configuration, statistics);
        }

        @Override
        protected void switchToNextState(FsmState next) {
            open = false;
            super.switchToNextState(next);
            open = next.getPublicState() == PeerState.OKAY;
        }

        @Override
        public boolean handleEvent(StateEvent event) throws OverloadException {
            return (open && event instanceof FsmEvent message && passes(message)) || super.handleEvent(event);
        }

        private boolean passes(FsmEvent event) {
            if (event.getType() == EventTypes.RECEIVE_MSG_EVENT) {
                setInActiveTimer();
                context.receiveMessage(event.getMessage());
                return true;
            }
            return event.getType() == EventTypes.SEND_MSG_EVENT && isSent(event);
        }

        /** Whether it went out; the state machine tries those that did not once more, and gives the connection up. */
        private boolean isSent(FsmEvent event) {
            try {
                context.sendMessage(event.getMessage());
                return true;
            } catch (TransportException | OverloadException e) {
                return false;
            }
        }
    }
}
