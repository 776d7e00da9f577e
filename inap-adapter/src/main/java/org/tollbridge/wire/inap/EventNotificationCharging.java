package org.tollbridge.wire.inap;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** EventNotificationCharging: a charging event happened. */
public record EventNotificationCharging(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("EventNotificationChargingArg");

    public static final Field<Opaque> EVENT_TYPE_CHARGING =
            SEQUENCE.required("eventTypeCharging", 0, InapTypes.NETWORK_SPECIFIC);
    public static final Field<Opaque> EVENT_SPECIFIC_INFORMATION_CHARGING =
            SEQUENCE.optional("eventSpecificInformationCharging", 1, InapTypes.NETWORK_SPECIFIC);
    public static final Field<LegId> LEG_ID = SEQUENCE.optional("legID", 2, LegId.TYPE);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 3, ExtensionField.LIST);
    public static final Field<MonitorMode> MONITOR_MODE =
            SEQUENCE.withDefault("monitorMode", 30, MonitorMode.TYPE, MonitorMode.NOTIFY_AND_CONTINUE);

    public static final SequenceType<EventNotificationCharging> TYPE = SEQUENCE.build(EventNotificationCharging::new);

    @Override
    public SequenceType<EventNotificationCharging> type() {
        return TYPE;
    }
}
