package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A tone and its duration in seconds; 0 means endless. */
public record Tone(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("Tone");

    public static final Field<Long> TONE_ID = SEQUENCE.required("toneID", 0, InapTypes.INTEGER4);
    public static final Field<Long> DURATION = SEQUENCE.optional("duration", 1, InapTypes.INTEGER4);

    public static final SequenceType<Tone> TYPE = SEQUENCE.build(Tone::new);

    @Override
    public SequenceType<Tone> type() {
        return TYPE;
    }
}
