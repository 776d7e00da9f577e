package org.tollbridge.adapter.call;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tollbridge.adapter.dialect.DialectException;
import org.tollbridge.service.call.Announcement;
import org.tollbridge.service.number.PartyNumber;
import org.tollbridge.service.plan.Prompt;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.NullType.Null;
import org.tollbridge.wire.asn1.Opaque;
import org.tollbridge.wire.asn1.SequenceType;
import org.tollbridge.wire.inap.BcsmEvent;
import org.tollbridge.wire.inap.CollectInformation;
import org.tollbridge.wire.inap.CollectedDigits;
import org.tollbridge.wire.inap.CollectedInfo;
import org.tollbridge.wire.inap.ConnectToResource;
import org.tollbridge.wire.inap.EstablishTemporaryConnection;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InbandInfo;
import org.tollbridge.wire.inap.InformationToSend;
import org.tollbridge.wire.inap.MessageId;
import org.tollbridge.wire.inap.MonitorMode;
import org.tollbridge.wire.inap.PlayAnnouncement;
import org.tollbridge.wire.inap.PromptAndCollectUserInformation;
import org.tollbridge.wire.inap.RequestReportBcsmEvent;
import org.tollbridge.wire.inap.ResetTimer;
import org.tollbridge.wire.inap.ResourceAddress;
import org.tollbridge.wire.inap.VariableMessage;
import org.tollbridge.wire.inap.VariablePart;
import org.tollbridge.wire.isup.GenericDigits;

/**
 * Builds the arguments of the operations for announcements and digit collection. Parameters that are not set here have
 * the defaults of Q.1218 (10/95), 2.1.3: the end of an announcement is reported, and the resource does not disconnect
 * by itself.
 */
final class InteractionArguments {
    /** The key #, one octet, as in the vector promptAndCollectUserInformation-1. */
    private static final Octets END_KEY = Octets.of((byte) 0x0c);

    /** Prices are given in yuan with two decimals. */
    private static final int MILLI_YUAN_PER_CENT = 10;

    private static final int PRICE_DIGITS = 8;

    private InteractionArguments() {}

    static RequestReportBcsmEvent armCollectedInfo() {
        BcsmEvent event = BcsmEvent.TYPE
                .values()
                .set(BcsmEvent.EVENT_TYPE_BCSM, EventTypeBcsm.COLLECTED_INFO)
                .set(BcsmEvent.MONITOR_MODE, MonitorMode.INTERRUPTED)
                .build();
        return RequestReportBcsmEvent.TYPE
                .values()
                .set(RequestReportBcsmEvent.BCSM_EVENTS, List.of(event))
                .build();
    }

    static CollectInformation collectInformation(PartyNumber dialled) {
        return CollectInformation.TYPE
                .values()
                .set(CollectInformation.DIALLED_DIGITS, Numbers.called(dialled))
                .build();
    }

    static ConnectToResource connectToResource(ResourceAccess access) {
        return ConnectToResource.TYPE
                .values()
                .set(ConnectToResource.RESOURCE_ADDRESS, ResourceAddress.TYPE.of(ResourceAddress.NONE, Null.NULL))
                .set(
                        ConnectToResource.SERVICE_INTERACTION_INDICATORS,
                        access.indicators().map(Opaque::of))
                .build();
    }

    static EstablishTemporaryConnection establish(
            ResourceAccess access, ResourceAccess.Assisting assisting, String correlation) {
        return EstablishTemporaryConnection.TYPE
                .values()
                .set(
                        EstablishTemporaryConnection.ASSISTING_SSP_IP_ROUTING_ADDRESS,
                        Numbers.generic(assisting.address()))
                .set(
                        EstablishTemporaryConnection.CORRELATION_ID,
                        GenericDigits.of(correlation).toOctets())
                .set(EstablishTemporaryConnection.SCF_ID, assisting.scfId().map(Opaque::of))
                .set(
                        EstablishTemporaryConnection.SERVICE_INTERACTION_INDICATORS,
                        access.indicators().map(Opaque::of))
                .build();
    }

    static PlayAnnouncement play(ResourceAccess access, Announcement announcement) throws DialectException {
        return PlayAnnouncement.TYPE
                .values()
                .set(PlayAnnouncement.INFORMATION_TO_SEND, information(access, announcement))
                .build();
    }

    static PromptAndCollectUserInformation collect(ResourceAccess access, Announcement announcement, Prompt prompt)
            throws DialectException {
        SequenceType.Values<CollectedDigits> digits = CollectedDigits.TYPE
                .values()
                .set(CollectedDigits.MINIMUM_NB_OF_DIGITS, (long) prompt.minDigits())
                .set(CollectedDigits.MAXIMUM_NB_OF_DIGITS, (long) prompt.maxDigits())
                .set(CollectedDigits.END_OF_REPLY_DIGIT, END_KEY)
                .set(CollectedDigits.FIRST_DIGIT_TIME_OUT, (long) prompt.firstDigitSeconds())
                .set(CollectedDigits.INTER_DIGIT_TIME_OUT, (long) prompt.nextDigitSeconds());
        if (!prompt.bargeIn()) {
            digits.set(CollectedDigits.INTERRUPTABLE_ANN_IND, false);
        }
        return PromptAndCollectUserInformation.TYPE
                .values()
                .set(
                        PromptAndCollectUserInformation.COLLECTED_INFO,
                        CollectedInfo.TYPE.of(CollectedInfo.COLLECTED_DIGITS, digits.build()))
                .set(PromptAndCollectUserInformation.INFORMATION_TO_SEND, information(access, announcement))
                .build();
    }

    static ResetTimer resetTimer(int seconds) {
        return ResetTimer.TYPE
                .values()
                .set(ResetTimer.TIMER_VALUE, (long) seconds)
                .build();
    }

    private static InformationToSend information(ResourceAccess access, Announcement announcement)
            throws DialectException {
        SpokenMessage message = access.messages().get(announcement.name());
        if (message == null) {
            throw new DialectException("announcements", "there is none named " + announcement.name());
        }
        List<VariablePart> parts = parts(message, announcement, access.zone());
        MessageId id;
        if (!parts.isEmpty()) {
            id = MessageId.TYPE.of(
                    MessageId.VARIABLE_MESSAGE,
                    VariableMessage.TYPE
                            .values()
                            .set(
                                    VariableMessage.ELEMENTARY_MESSAGE_ID,
                                    message.ids().getFirst())
                            .set(VariableMessage.VARIABLE_PARTS, parts)
                            .build());
        } else if (message.ids().size() == 1) {
            id = MessageId.TYPE.of(
                    MessageId.ELEMENTARY_MESSAGE_ID, message.ids().getFirst());
        } else {
            id = MessageId.TYPE.of(MessageId.ELEMENTARY_MESSAGE_IDS, message.ids());
        }
        InbandInfo inband =
                InbandInfo.TYPE.values().set(InbandInfo.MESSAGE_ID, id).build();
        return InformationToSend.TYPE.of(InformationToSend.INBAND_INFO, inband);
    }

    private static List<VariablePart> parts(SpokenMessage message, Announcement announcement, ZoneId zone) {
        List<VariablePart> parts = new ArrayList<>(message.parts().size());
        LocalDateTime now = LocalDateTime.ofInstant(Instant.ofEpochMilli(announcement.at()), zone);
        for (MessagePart part : message.parts()) {
            switch (part) {
                case DIALLED -> number(announcement.dialled(), parts);
                case CALLER -> number(announcement.caller(), parts);
                case PRICE -> parts.add(VariablePart.TYPE.of(VariablePart.PRICE, price(announcement)));
                case TIME ->
                    parts.add(VariablePart.TYPE.of(
                            VariablePart.TIME,
                            bcd(String.format(Locale.ROOT, "%02d%02d", now.getHour(), now.getMinute()))));
                case DATE ->
                    parts.add(VariablePart.TYPE.of(
                            VariablePart.DATE,
                            bcd(String.format(
                                    Locale.ROOT,
                                    "%02d%02d%02d",
                                    now.getYear() % 100,
                                    now.getMonthValue(),
                                    now.getDayOfMonth()))));
            }
        }
        return parts;
    }

    private static void number(String digits, List<VariablePart> parts) {
        if (!digits.isEmpty()) {
            parts.add(VariablePart.TYPE.of(
                    VariablePart.NUMBER, GenericDigits.of(digits).toOctets()));
        }
    }

    /** Six digits of yuan and two of cents, rounded to the cent. */
    private static Octets price(Announcement announcement) {
        long cents = (announcement.milliYuanPerMinute() + MILLI_YUAN_PER_CENT / 2) / MILLI_YUAN_PER_CENT;
        String digits = String.format(Locale.ROOT, "%08d", Math.max(0, cents));
        return bcd(digits.substring(digits.length() - PRICE_DIGITS));
    }

    /** Pairs of digits, the first in the low half of its octet. */
    private static Octets bcd(String digits) {
        return GenericDigits.of(digits).content();
    }
}
