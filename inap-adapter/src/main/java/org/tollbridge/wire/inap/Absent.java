package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;

import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.RawType;

/**
 * No parameter, where none is defined.
 *
 * @param surplus a whole element that a peer sent nevertheless; usually empty
 */
public record Absent(Octets surplus) implements Argument, ErrorParameter, Result {
    public static final Asn1Type<Absent> TYPE = mapped("no parameter", RawType.RAW, Absent::new, Absent::surplus);

    public static final Absent ABSENT = new Absent(Octets.EMPTY);

    @Override
    public Asn1Type<Absent> type() {
        return TYPE;
    }
}
