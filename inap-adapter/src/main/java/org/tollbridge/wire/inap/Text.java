package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.TextType.IA5_STRING;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** Text to be spoken. */
public record Text(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("Text");

    public static final Field<String> MESSAGE_CONTENT = SEQUENCE.required("messageContent", 0, IA5_STRING);
    public static final Field<Octets> ATTRIBUTES = SEQUENCE.optional("attributes", 1, InapTypes.OCTET_STRING);

    public static final SequenceType<Text> TYPE = SEQUENCE.build(Text::new);

    @Override
    public SequenceType<Text> type() {
        return TYPE;
    }
}
