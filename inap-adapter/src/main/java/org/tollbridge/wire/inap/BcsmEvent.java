package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** A detection point to be armed. */
public record BcsmEvent(Content content) implements SequenceValue {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("BCSMEvent");

    public static final Field<EventTypeBcsm> EVENT_TYPE_BCSM =
            SEQUENCE.required("eventTypeBCSM", 0, EventTypeBcsm.TYPE);
    public static final Field<MonitorMode> MONITOR_MODE = SEQUENCE.required("monitorMode", 1, MonitorMode.TYPE);
    public static final Field<LegId> LEG_ID = SEQUENCE.optional("legID", 2, LegId.TYPE);
    public static final Field<DpSpecificCriteria> DP_SPECIFIC_CRITERIA =
            SEQUENCE.optional("dpSpecificCriteria", 30, DpSpecificCriteria.TYPE);

    public static final SequenceType<BcsmEvent> TYPE = SEQUENCE.build(BcsmEvent::new);

    @Override
    public SequenceType<BcsmEvent> type() {
        return TYPE;
    }
}
