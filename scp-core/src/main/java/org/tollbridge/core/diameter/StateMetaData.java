package org.tollbridge.core.diameter;

import org.jdiameter.client.api.IContainer;
import org.jdiameter.client.impl.MetaDataImpl;
import org.jdiameter.common.api.statistic.IStatisticManager;

/**
 * What jDiameter knows of its own side, with the Origin-State-Id of the node in what keeps a link up (CER, DWR). By itself it
 * takes the milliseconds in which each link was opened, of which only the lowest 32 bits go out: one node would have several of
 * them, which begin anew every 50 days. jDiameter makes it by its name.
 */
public final class StateMetaData extends MetaDataImpl {

    /** jDiameter gives what its own one is given. */
    public StateMetaData(IContainer stack, IStatisticManager statistics) {
        super(stack, statistics);
    }

    /** To be called before the stack starts. */
    void tell(DiameterNode own) {
        state = own.state();
    }

    @Override
    public void updateLocalHostStateId() {
        // It changes with the process, not with a link.
    }
}
