package org.tollbridge.service.charging;

/** Who pays for a call (ITU-T Q.1211: reverse charging FPH/REVC, split charging SPL/SPLC). */
public enum Payer {
    /** The called subscriber pays all; the caller is not charged. */
    CALLED_PARTY,
    /** The caller pays the local part, the called subscriber the rest. */
    SPLIT,
    /** The caller pays all. */
    CALLING_PARTY,
    /** Nobody: the call was refused, or never answered. */
    NOBODY
}
