package org.tollbridge.wire.sccp;

import java.util.List;

/**
 * Why a message was returned undelivered in UDTS, XUDTS or LUDTS (Q.713 (03/2001) 3.12).
 *
 * @param code 0 to 255; values that the standard leaves spare are kept
 */
public record ReturnCause(int code) {
    private static final List<String> TEXTS = List.of(
            "no translation for an address of such nature",
            "no translation for this specific address",
            "subsystem congestion",
            "subsystem failure",
            "unequipped user",
            "MTP failure",
            "network congestion",
            "unqualified",
            "error in message transport",
            "error in local processing",
            "destination cannot perform reassembly",
            "SCCP failure",
            "hop counter violation",
            "segmentation not supported",
            "segmentation failure");

    public static final ReturnCause NO_TRANSLATION_FOR_NATURE = new ReturnCause(0);
    public static final ReturnCause NO_TRANSLATION = new ReturnCause(1);
    public static final ReturnCause SUBSYSTEM_FAILURE = new ReturnCause(3);
    public static final ReturnCause UNEQUIPPED_USER = new ReturnCause(4);
    public static final ReturnCause MTP_FAILURE = new ReturnCause(5);
    public static final ReturnCause UNQUALIFIED = new ReturnCause(7);
    public static final ReturnCause ERROR_IN_MESSAGE_TRANSPORT = new ReturnCause(8);
    public static final ReturnCause CANNOT_REASSEMBLE = new ReturnCause(10);
    public static final ReturnCause SCCP_FAILURE = new ReturnCause(11);
    public static final ReturnCause HOP_COUNTER_VIOLATION = new ReturnCause(12);

    public ReturnCause {
        if ((code & ~0xff) != 0) {
            throw new IllegalArgumentException("return cause " + code + " does not fit an octet");
        }
    }

    /** The meaning in the words of the standard, or {@code spare} for a value without one. */
    public String text() {
        return code < TEXTS.size() ? TEXTS.get(code) : "spare";
    }
}
