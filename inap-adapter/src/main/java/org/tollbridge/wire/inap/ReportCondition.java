package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** Why a status report is sent. */
public enum ReportCondition implements Enumerated {
    STATUS_REPORT(0, "statusReport"),
    TIMER_EXPIRED(1, "timerExpired"),
    CANCELED(2, "canceled");

    public static final EnumeratedType<ReportCondition> TYPE = EnumeratedType.enumerated("ReportCondition", values());

    private final int code;
    private final String asn1Name;

    ReportCondition(int code, String asn1Name) {
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
