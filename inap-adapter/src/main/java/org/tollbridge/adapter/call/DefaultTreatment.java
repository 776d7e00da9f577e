package org.tollbridge.adapter.call;

/**
 * What a caller gets whose InitialDP cannot be read, or on whom service logic failed. It is either the error that the
 * standard asks for, which leaves the call to the switch, or an instruction: never both, since the operation that the
 * error refuses is the one that the instruction would answer.
 */
public enum DefaultTreatment {
    /** The error of the standard; where there is none, because the InitialDP was right, ReleaseCall. */
    SWITCH,
    /** ReleaseCall in a TC-END, with cause 41. */
    RELEASE,
    /** Continue in a TC-END: the switch goes on as if it had not asked. */
    CONTINUE
}
