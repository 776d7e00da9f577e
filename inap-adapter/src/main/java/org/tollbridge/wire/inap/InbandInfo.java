package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** An announcement and how often it is played. */
public record InbandInfo(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("InbandInfo");

    public static final Field<MessageId> MESSAGE_ID = SEQUENCE.required("messageID", 0, MessageId.TYPE);
    public static final Field<Long> NUMBER_OF_REPETITIONS =
            SEQUENCE.optional("numberOfRepetitions", 1, InapTypes.INTEGER_1_127);
    public static final Field<Long> DURATION = SEQUENCE.optional("duration", 2, InapTypes.INTEGER_0_32767);
    public static final Field<Long> INTERVAL = SEQUENCE.optional("interval", 3, InapTypes.INTEGER_0_32767);

    public static final SequenceType<InbandInfo> TYPE = SEQUENCE.build(InbandInfo::new);

    @Override
    public SequenceType<InbandInfo> type() {
        return TYPE;
    }
}
