package org.tollbridge.wire.m3ua;

import java.util.Optional;

/** The messages of RFC 4666, clause 3.1.2, each with its mandatory parameters and the clause that defines it. */
public enum MessageType {
    ERR(0, 0, "3.8.1", ParameterTag.ERROR_CODE),
    NTFY(0, 1, "3.8.2", ParameterTag.STATUS),
    DATA(1, 1, "3.3.1", ParameterTag.PROTOCOL_DATA),
    DUNA(2, 1, "3.4.1", ParameterTag.AFFECTED_POINT_CODE),
    DAVA(2, 2, "3.4.2", ParameterTag.AFFECTED_POINT_CODE),
    DAUD(2, 3, "3.4.3", ParameterTag.AFFECTED_POINT_CODE),
    SCON(2, 4, "3.4.4", ParameterTag.AFFECTED_POINT_CODE),
    DUPU(2, 5, "3.4.5", ParameterTag.AFFECTED_POINT_CODE, ParameterTag.USER_CAUSE),
    DRST(2, 6, "3.4.6", ParameterTag.AFFECTED_POINT_CODE),
    ASPUP(3, 1, "3.5.1"),
    ASPDN(3, 2, "3.5.3"),
    BEAT(3, 3, "3.5.5"),
    ASPUP_ACK(3, 4, "3.5.2"),
    ASPDN_ACK(3, 5, "3.5.4"),
    BEAT_ACK(3, 6, "3.5.6"),
    ASPAC(4, 1, "3.7.1"),
    ASPIA(4, 2, "3.7.3"),
    ASPAC_ACK(4, 3, "3.7.2"),
    ASPIA_ACK(4, 4, "3.7.4"),
    REG_REQ(9, 1, "3.6.1", ParameterTag.ROUTING_KEY),
    REG_RSP(9, 2, "3.6.2", ParameterTag.REGISTRATION_RESULT),
    DEREG_REQ(9, 3, "3.6.3", ParameterTag.ROUTING_CONTEXT),
    DEREG_RSP(9, 4, "3.6.4", ParameterTag.DEREGISTRATION_RESULT);

    private static final int CLASSES = 10;
    private static final int TYPES = 7;
    private static final MessageType[] TABLE = new MessageType[CLASSES * TYPES];
    private static final boolean[] CLASS_DEFINED = new boolean[CLASSES];

    static {
        for (MessageType type : values()) {
            TABLE[type.messageClass * TYPES + type.code] = type;
            CLASS_DEFINED[type.messageClass] = true;
        }
    }

    private final int messageClass;
    private final int code;
    private final String clause;
    private final long mandatory;

    MessageType(int messageClass, int code, String clause, ParameterTag... mandatory) {
        this.messageClass = messageClass;
        this.code = code;
        this.clause = clause;
        long bits = 0;
        for (ParameterTag tag : mandatory) {
            bits |= tag.bit();
        }
        this.mandatory = bits;
    }

    /** The message class, 0 to 9. */
    public int messageClass() {
        return messageClass;
    }

    /** The message type within its class. */
    public int code() {
        return code;
    }

    /** The clause of RFC 4666 that defines the message. */
    public String clause() {
        return clause;
    }

    /** Whether this parameter is mandatory. */
    public boolean requires(ParameterTag tag) {
        return (mandatory & tag.bit()) != 0;
    }

    /** The mandatory parameters, one {@link ParameterTag#bit} each. */
    long mandatory() {
        return mandatory;
    }

    /** The name in the message diagrams of RFC 4666, e.g. {@code ASPUP-ACK}. */
    public String title() {
        return name().replace('_', '-');
    }

    /** Whether any message of this class is defined. */
    public static boolean isClassDefined(int messageClass) {
        return messageClass >= 0 && messageClass < CLASSES && CLASS_DEFINED[messageClass];
    }

    /** The message with this class and type; empty if RFC 4666 defines none. */
    public static Optional<MessageType> of(int messageClass, int type) {
        if (messageClass < 0 || messageClass >= CLASSES || type < 0 || type >= TYPES) {
            return Optional.empty();
        }
        return Optional.ofNullable(TABLE[messageClass * TYPES + type]);
    }
}
