package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.BooleanType.BOOLEAN;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** How digits are collected. */
public record CollectedDigits(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("CollectedDigits");

    public static final Field<Long> MINIMUM_NB_OF_DIGITS =
            SEQUENCE.withDefault("minimumNbOfDigits", 0, InapTypes.INTEGER_1_127, 1L);
    public static final Field<Long> MAXIMUM_NB_OF_DIGITS =
            SEQUENCE.required("maximumNbOfDigits", 1, InapTypes.INTEGER_1_127);
    public static final Field<Octets> END_OF_REPLY_DIGIT = SEQUENCE.optional("endOfReplyDigit", 2, InapTypes.KEYS);
    public static final Field<Octets> CANCEL_DIGIT = SEQUENCE.optional("cancelDigit", 3, InapTypes.KEYS);
    public static final Field<Octets> START_DIGIT = SEQUENCE.optional("startDigit", 4, InapTypes.KEYS);
    public static final Field<Long> FIRST_DIGIT_TIME_OUT =
            SEQUENCE.optional("firstDigitTimeOut", 5, InapTypes.INTEGER_1_127);
    public static final Field<Long> INTER_DIGIT_TIME_OUT =
            SEQUENCE.optional("interDigitTimeOut", 6, InapTypes.INTEGER_1_127);
    public static final Field<ErrorTreatment> ERROR_TREATMENT =
            SEQUENCE.withDefault("errorTreatment", 7, ErrorTreatment.TYPE, ErrorTreatment.REPORT_ERROR_TO_SCF);
    public static final Field<Boolean> INTERRUPTABLE_ANN_IND =
            SEQUENCE.withDefault("interruptableAnnInd", 8, BOOLEAN, true);
    public static final Field<Boolean> VOICE_INFORMATION = SEQUENCE.withDefault("voiceInformation", 9, BOOLEAN, false);
    public static final Field<Boolean> VOICE_BACK = SEQUENCE.withDefault("voiceBack", 10, BOOLEAN, false);

    public static final SequenceType<CollectedDigits> TYPE = SEQUENCE.build(CollectedDigits::new);

    @Override
    public SequenceType<CollectedDigits> type() {
        return TYPE;
    }
}
