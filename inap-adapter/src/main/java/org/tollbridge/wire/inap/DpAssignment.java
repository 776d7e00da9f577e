package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Enumerated;
import org.tollbridge.wire.asn1.EnumeratedType;

/** The scope to which a trigger detection point is assigned. */
public enum DpAssignment implements Enumerated {
    INDIVIDUAL_LINE(0, "individualLine"),
    GROUP_BASED(1, "groupBased"),
    OFFICE_BASED(2, "officeBased");

    public static final EnumeratedType<DpAssignment> TYPE = EnumeratedType.enumerated("DpAssignment", values());

    private final int code;
    private final String asn1Name;

    DpAssignment(int code, String asn1Name) {
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
