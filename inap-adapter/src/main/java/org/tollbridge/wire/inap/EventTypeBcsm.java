package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Detection points of the basic call state model. */
public enum EventTypeBcsm implements Enumerated {
    ORIG_ATTEMPT_AUTHORIZED(1, "origAttemptAuthorized"),
    COLLECTED_INFO(2, "collectedInfo"),
    ANALYSED_INFORMATION(3, "analysedInformation"),
    ROUTE_SELECT_FAILURE(4, "routeSelectFailure"),
    O_CALLED_PARTY_BUSY(5, "oCalledPartyBusy"),
    O_NO_ANSWER(6, "oNoAnswer"),
    O_ANSWER(7, "oAnswer"),
    O_MID_CALL(8, "oMidCall"),
    O_DISCONNECT(9, "oDisconnect"),
    O_ABANDON(10, "oAbandon"),
    TERM_ATTEMPT_AUTHORIZED(12, "termAttemptAuthorized"),
    T_BUSY(13, "tBusy"),
    T_NO_ANSWER(14, "tNoAnswer"),
    T_ANSWER(15, "tAnswer"),
    T_MID_CALL(16, "tMidCall"),
    T_DISCONNECT(17, "tDisconnect"),
    T_ABANDON(18, "tAbandon");

    public static final EnumeratedType<EventTypeBcsm> TYPE = EnumeratedType.enumerated("EventTypeBCSM", values());

    private final int code;
    private final String asn1Name;

    EventTypeBcsm(int code, String asn1Name) {
        this.code = code;
        this.asn1Name = asn1Name;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String asn1Name() {
        return asn1Name;
    }
}
