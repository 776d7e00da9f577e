package org.tollbridge.core.diameter;

import org.jdiameter.client.api.IContainer;
import org.jdiameter.client.impl.MetaDataImpl;
import org.jdiameter.common.api.statistic.IStatisticManager;

/**
 * jDiameter's data about its own side, with the node's Origin-State-Id in the messages that maintain a link (CER, DWR).
 * jDiameter itself uses the milliseconds at which each link was opened, of which only the lowest 32 bits are sent: one
 * node would have several values, which wrap every 50 days. jDiameter instantiates it by name.
 */
public final class StateMetaData extends MetaDataImpl {

    /** Takes the arguments of jDiameter's own class. */
    public StateMetaData(IContainer stack, IStatisticManager statistics) {
        super(stack, statistics);
    }

    /** Must be called before the stack starts. */
    void tell(DiameterNode own) {
        state = own.state();
    }

    @Override
    public void updateLocalHostStateId() {
        // It changes with the process, not with a link.
    }
}
