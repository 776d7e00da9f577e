package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;
import static org.tollbridge.wire.asn1.NullType.NULL;

import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.NullType.Null;

/** SpecializedResourceReport: the announcement has ended. */
public record SpecializedResourceReport(Null value) implements Argument {
    public static final Asn1Type<SpecializedResourceReport> TYPE = mapped(
            "SpecializedResourceReportArg", NULL, SpecializedResourceReport::new, SpecializedResourceReport::value);

    @Override
    public Asn1Type<SpecializedResourceReport> type() {
        return TYPE;
    }
}
