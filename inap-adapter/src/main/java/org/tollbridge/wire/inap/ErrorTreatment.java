package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** What happens when a caller keys something wrong. */
public enum ErrorTreatment implements Enumerated {
    REPORT_ERROR_TO_SCF(0, "reportErrorToScf"),
    HELP(1, "help"),
    REPEAT_PROMPT(2, "repeatPrompt");

    public static final EnumeratedType<ErrorTreatment> TYPE = EnumeratedType.enumerated("ErrorTreatment", values());

    private final int code;
    private final String asn1Name;

    ErrorTreatment(int code, String asn1Name) {
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
