package org.tollbridge.core.diameter;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.Configuration;
import org.jdiameter.api.OverloadException;
import org.jdiameter.api.PeerState;
import org.jdiameter.api.app.StateEvent;
import org.jdiameter.client.api.IMessage;
import org.jdiameter.client.api.fsm.EventTypes;
import org.jdiameter.client.api.fsm.FsmEvent;
import org.jdiameter.client.api.fsm.IContext;
import org.jdiameter.client.api.fsm.IFsmFactory;
import org.jdiameter.client.api.fsm.IStateMachine;
import org.jdiameter.client.api.io.TransportException;
import org.jdiameter.client.impl.fsm.FsmState;
import org.jdiameter.client.impl.fsm.PeerFSMImpl;
import org.jdiameter.client.impl.helpers.Parameters;
import org.jdiameter.common.api.concurrent.IConcurrentFactory;
import org.jdiameter.common.api.statistic.IStatisticManager;

/**
 * jDiameter's state machine of a peer (RFC 6733, 5.6), bypassed by the messages of an open connection: they change no
 * state, and jDiameter would wake one more thread for each of them. It refuses requests of servers, which jDiameter
 * leaves unanswered. jDiameter instantiates it by name.
 */
public final class StraightMachines implements IFsmFactory {

    private final IStatisticManager statistics;

    /** Takes the arguments of jDiameter's own class. */
    public StraightMachines(IStatisticManager statistics) {
        this.statistics = statistics;
    }

    @Override
    public IStateMachine createInstanceFsm(IContext context, IConcurrentFactory threads, Configuration configuration) {
        return new Straight(context, threads, configuration, statistics);
    }

    private static final class Straight extends PeerFSMImpl {

        private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(10);
        private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);

        private static final int COMMAND_UNSUPPORTED = 3001;

        /** AVPs that jDiameter copies from a request into its answer, if present. */
        private static final List<Integer> POINTS =
                List.of(Avp.ORIGIN_HOST, Avp.ORIGIN_REALM, Avp.DESTINATION_HOST, Avp.DESTINATION_REALM);

        private final String host;
        private final String realm;
        private volatile boolean open;

        Straight(
                IContext context,
                IConcurrentFactory threads,
                Configuration configuration,
                IStatisticManager statistics) {
            super(context, threads, configuration, statistics);
            String uri = configuration.getStringValue(Parameters.OwnDiameterURI.ordinal(), "");
            this.host = uri.substring(uri.lastIndexOf('/') + 1);
            this.realm = configuration.getStringValue(Parameters.OwnRealm.ordinal(), "");
            awaitThread();
        }

        /**
         * Waits for the machine's thread. If an event arrives before that thread runs, jDiameter takes it for the first
         * after a stop: it restarts, fails because the statistics already exist ("Statistic already defined"), and the
         * event is lost.
         */
        private void awaitThread() {
            long begun = System.nanoTime();
            while (numberOfThreadsRunning.get() == 0 && System.nanoTime() - begun < LONGEST_START) {
                LockSupport.parkNanos(LOOK);
            }
        }

        @Override
        protected void switchToNextState(FsmState next) {
            open = false;
            super.switchToNextState(next);
            open = next.getPublicState() == PeerState.OKAY;
        }

        @Override
        public boolean handleEvent(StateEvent event) throws OverloadException {
            if (open && event instanceof FsmEvent message) {
                if (message.getType() == EventTypes.RECEIVE_MSG_EVENT) {
                    setInActiveTimer();
                    if (message.getMessage().isRequest()) {
                        return isSent(refusal(message.getMessage()));
                    }
                    context.receiveMessage(message.getMessage());
                    return true;
                }
                if (message.getType() == EventTypes.SEND_MSG_EVENT) {
                    return isSent(message.getMessage());
                }
            }
            return super.handleEvent(event);
        }

        /**
         * Returns an answer that refuses a request: no command of a server is known here (RFC 6733, 7.1.3), and without
         * an answer the server would keep waiting.
         */
        private IMessage refusal(IMessage request) {
            IMessage answer = (IMessage) request.createAnswer(COMMAND_UNSUPPORTED);
            answer.setError(true);
            AvpSet avps = answer.getAvps();
            for (int point : POINTS) {
                avps.removeAvp(point);
            }
            avps.addAvp(Avp.ORIGIN_HOST, host, true, false, true);
            avps.addAvp(Avp.ORIGIN_REALM, realm, true, false, true);
            return answer;
        }

        /**
         * Returns whether it was sent. Otherwise the sender learns at once; the loss of a connection is reported
         * separately.
         */
        private boolean isSent(IMessage message) throws OverloadException {
            try {
                return context.sendMessage(message);
            } catch (TransportException e) {
                return false;
            }
        }
    }
}
