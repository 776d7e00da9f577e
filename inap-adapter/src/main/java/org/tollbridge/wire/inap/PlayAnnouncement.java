package org.tollbridge.wire.inap;

import static org.tollbridge.wire.asn1.BooleanType.BOOLEAN;

import java.util.List;
import org.tollbridge.wire.asn1.Content;
import org.tollbridge.wire.asn1.Field;
import org.tollbridge.wire.asn1.SequenceDescription;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.asn1.SequenceValue;

/** PlayAnnouncement: play an announcement or a tone to a party. */
public record PlayAnnouncement(Content content) implements SequenceValue, Argument {
    private static final SequenceDescription SEQUENCE = SequenceType.describe("PlayAnnouncementArg");

    public static final Field<InformationToSend> INFORMATION_TO_SEND =
            SEQUENCE.required("informationToSend", 0, InformationToSend.TYPE);
    public static final Field<Boolean> DISCONNECT_FROM_IP_FORBIDDEN =
            SEQUENCE.withDefault("disconnectFromIPForbidden", 1, BOOLEAN, true);
    public static final Field<Boolean> REQUEST_ANNOUNCEMENT_COMPLETE =
            SEQUENCE.withDefault("requestAnnouncementComplete", 2, BOOLEAN, true);
    public static final Field<List<ExtensionField>> EXTENSIONS =
            SEQUENCE.optional("extensions", 3, ExtensionField.LIST);

    public static final SequenceType<PlayAnnouncement> TYPE = SEQUENCE.build(PlayAnnouncement::new);

    @Override
    public SequenceType<PlayAnnouncement> type() {
        return TYPE;
    }
}
