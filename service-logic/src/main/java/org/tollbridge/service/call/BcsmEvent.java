package org.tollbridge.service.call;

/**
 * Call events by meaning. Whether one is sent as a detection point of the originating or the terminating basic call
 * state model depends on where the call was triggered, and is decided by the network side.
 */
public enum BcsmEvent {
    ROUTE_SELECT_FAILURE,
    CALLED_PARTY_BUSY,
    NO_ANSWER,
    ANSWER,
    DISCONNECT,
    ABANDON
}
