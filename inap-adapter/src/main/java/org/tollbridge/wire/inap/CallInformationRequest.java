package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** CallInformationRequest: gather information on this call and report it at its end. */
public record CallInformationRequest(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CallInformationRequestArg");

    public static final Field<List<RequestedInformationType>> REQUESTED_INFORMATION_TYPE_LIST = SEQUENCE.required(
            "requestedInformationTypeList", 0, listOf(RequestedInformationType.TYPE, 1, InapTypes.MAX_INFO_ITEMS));
    public static final Field<Octets> CORRELATION_ID = SEQUENCE.optional("correlationID", 1, InapTypes.GENERIC_DIGITS);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 2, ExtensionField.LIST);

    public static final SequenceType<CallInformationRequest> TYPE = SEQUENCE.build(CallInformationRequest::new);

    @Override
    public SequenceType<CallInformationRequest> type() {
        return TYPE;
    }
}
