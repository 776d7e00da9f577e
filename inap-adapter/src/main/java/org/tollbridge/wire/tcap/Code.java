package org.tollbridge.wire.tcap;

import org.tollbridge.wire.ber.ObjectIdentifier;

/** Identifies an operation or an error. INAP uses local values; other users may use object identifiers. */
public sealed interface Code {

    /** A value that is defined within the application context. */
    record Local(int value) implements Code {
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    /** A value that is globally unique. */
    record Global(ObjectIdentifier value) implements Code {
        @Override
        public String toString() {
            return value.toString();
        }
    }
}
