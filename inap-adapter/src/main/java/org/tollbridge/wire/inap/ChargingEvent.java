package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A charging event to be watched. */
public record ChargingEvent(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("ChargingEvent");

    public static final Field<Opaque> EVENT_TYPE_CHARGING =
            SEQUENCE.required("eventTypeCharging", 0, InapTypes.NETWORK_SPECIFIC);
    public static final Field<MonitorMode> MONITOR_MODE = SEQUENCE.required("monitorMode", 1, MonitorMode.TYPE);
    public static final Field<LegId> LEG_ID = SEQUENCE.optional("legID", 2, LegId.TYPE);

    public static final SequenceType<ChargingEvent> TYPE = SEQUENCE.build(ChargingEvent::new);

    @Override
    public SequenceType<ChargingEvent> type() {
        return TYPE;
    }
}
