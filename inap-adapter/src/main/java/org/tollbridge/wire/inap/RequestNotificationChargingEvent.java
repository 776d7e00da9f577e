package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.ListType.listOf;
import static org.tollbridge.wire.asn1.MappedType.mapped;

import java.util.List;
import org.tollbridge.wire.asn1.Asn1Type;

/** RequestNotificationChargingEvent: report charging events. */
public record RequestNotificationChargingEvent(List<ChargingEvent> events) implements Argument {
    public static final Asn1Type<RequestNotificationChargingEvent> TYPE = mapped(
            "RequestNotificationChargingEventArg",
            listOf(ChargingEvent.TYPE, 1, InapTypes.MAX_LIST),
            RequestNotificationChargingEvent::new,
            RequestNotificationChargingEvent::events);

    @Override
    public Asn1Type<RequestNotificationChargingEvent> type() {
        return TYPE;
    }
}
