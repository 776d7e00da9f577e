package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.MappedType.mapped;

import org.tollbridge.wire.asn1.Asn1Type;

/** taskRefused: the reason. */
public record TaskRefused(TaskRefusedReason reason) implements ErrorParameter {
    public static final Asn1Type<TaskRefused> TYPE =
            mapped("TaskRefused", TaskRefusedReason.TYPE, TaskRefused::new, TaskRefused::reason);

    @Override
    public Asn1Type<TaskRefused> type() {
        return TYPE;
    }
}
