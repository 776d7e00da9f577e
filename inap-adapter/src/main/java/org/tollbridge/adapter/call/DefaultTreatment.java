package org.tollbridge.adapter.call;

/**
 * The treatment of a call whose InitialDP cannot be read, or on which service logic failed. It is either the error of
 * the standard, which leaves the call to the switch, or an instruction. It is never both, because the error refuses the
 * operation that the instruction would answer.
 */
public enum DefaultTreatment {
    /** The error of the standard; ReleaseCall if there is none, because the InitialDP was correct. */
    SWITCH,
    /** ReleaseCall in a TC-END, with cause 41. */
    RELEASE,
    /** Continue in a TC-END: the switch proceeds as if it had not asked. */
    CONTINUE
}
