package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Alternative;
import org.tollbridge.wire.asn1.ChoiceType;
import org.tollbridge.wire.asn1.ChoiceValue;
import org.tollbridge.wire.asn1.Chosen;

/** The event-specific part of an event report. */
public record EventSpecificInformationBcsm(Chosen chosen) implements ChoiceValue {
    private static final ChoiceType.Description CHOICE = ChoiceType.describe("EventSpecificInformationBCSM");

    public static final Alternative<CollectedInfoSpecificInfo> COLLECTED_INFO_SPECIFIC_INFO =
            CHOICE.alternative("collectedInfoSpecificInfo", 0, CollectedInfoSpecificInfo.TYPE);
    public static final Alternative<CollectedInfoSpecificInfo> ANALYZED_INFO_SPECIFIC_INFO =
            CHOICE.alternative("analyzedInfoSpecificInfo", 1, CollectedInfoSpecificInfo.TYPE);
    public static final Alternative<RouteSelectFailureSpecificInfo> ROUTE_SELECT_FAILURE_SPECIFIC_INFO =
            CHOICE.alternative("routeSelectFailureSpecificInfo", 2, RouteSelectFailureSpecificInfo.TYPE);
    public static final Alternative<BusySpecificInfo> O_CALLED_PARTY_BUSY_SPECIFIC_INFO =
            CHOICE.alternative("oCalledPartyBusySpecificInfo", 3, BusySpecificInfo.TYPE);
    public static final Alternative<EmptySpecificInfo> O_NO_ANSWER_SPECIFIC_INFO =
            CHOICE.alternative("oNoAnswerSpecificInfo", 4, EmptySpecificInfo.TYPE);
    public static final Alternative<EmptySpecificInfo> O_ANSWER_SPECIFIC_INFO =
            CHOICE.alternative("oAnswerSpecificInfo", 5, EmptySpecificInfo.TYPE);
    public static final Alternative<MidCallSpecificInfo> O_MID_CALL_SPECIFIC_INFO =
            CHOICE.alternative("oMidCallSpecificInfo", 6, MidCallSpecificInfo.TYPE);
    public static final Alternative<DisconnectSpecificInfo> O_DISCONNECT_SPECIFIC_INFO =
            CHOICE.alternative("oDisconnectSpecificInfo", 7, DisconnectSpecificInfo.TYPE);
    public static final Alternative<BusySpecificInfo> T_BUSY_SPECIFIC_INFO =
            CHOICE.alternative("tBusySpecificInfo", 8, BusySpecificInfo.TYPE);
    public static final Alternative<EmptySpecificInfo> T_NO_ANSWER_SPECIFIC_INFO =
            CHOICE.alternative("tNoAnswerSpecificInfo", 9, EmptySpecificInfo.TYPE);
    public static final Alternative<EmptySpecificInfo> T_ANSWER_SPECIFIC_INFO =
            CHOICE.alternative("tAnswerSpecificInfo", 10, EmptySpecificInfo.TYPE);
    public static final Alternative<MidCallSpecificInfo> T_MID_CALL_SPECIFIC_INFO =
            CHOICE.alternative("tMidCallSpecificInfo", 11, MidCallSpecificInfo.TYPE);
    public static final Alternative<DisconnectSpecificInfo> T_DISCONNECT_SPECIFIC_INFO =
            CHOICE.alternative("tDisconnectSpecificInfo", 12, DisconnectSpecificInfo.TYPE);

    public static final ChoiceType<EventSpecificInformationBcsm> TYPE = CHOICE.build(EventSpecificInformationBcsm::new);

    @Override
    public ChoiceType<EventSpecificInformationBcsm> type() {
        return TYPE;
    }
}
