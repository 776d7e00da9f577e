package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** CallInformationReport: the information asked for. */
public record CallInformationReport(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CallInformationReportArg");

    public static final Field<List<RequestedInformation>> REQUESTED_INFORMATION_LIST = SEQUENCE.required(
            "requestedInformationList", 0, listOf(RequestedInformation.TYPE, 1, InapTypes.MAX_INFO_ITEMS));
    public static final Field<Octets> CORRELATION_ID = SEQUENCE.optional("correlationID", 1, InapTypes.GENERIC_DIGITS);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 2, ExtensionField.LIST);

    public static final SequenceType<CallInformationReport> TYPE = SEQUENCE.build(CallInformationReport::new);

    @Override
    public SequenceType<CallInformationReport> type() {
        return TYPE;
    }
}
