package org.tollbridge.service.call;

/**
 * Call events by meaning. Whether one goes out as the originating or the terminating basic call state model's
 * detection point follows from where the call was triggered, and is the network side's business.
 */
public enum BcsmEvent {
    ROUTE_SELECT_FAILURE,
    CALLED_PARTY_BUSY,
    NO_ANSWER,
    ANSWER,
    DISCONNECT,
    ABANDON
}
