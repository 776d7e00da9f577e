package org.tollbridge.wire.inap;

import static org.tollbridge.wire.inap.Contexts.ASSIST;
import static org.tollbridge.wire.inap.Contexts.CALL;
import static org.tollbridge.wire.inap.Contexts.CALL_FROM_SCF;
import static org.tollbridge.wire.inap.Contexts.CALL_OR_ASSIST;
import static org.tollbridge.wire.inap.Contexts.CALL_OR_IP;
import static org.tollbridge.wire.inap.Contexts.CALL_OR_RESOURCE;
import static org.tollbridge.wire.inap.Contexts.CANCELLATION;
import static org.tollbridge.wire.inap.Contexts.CANCEL_STATUS;
import static org.tollbridge.wire.inap.Contexts.DP_SPECIFIC;
import static org.tollbridge.wire.inap.Contexts.GENERIC_CALL;
import static org.tollbridge.wire.inap.Contexts.INITIAL;
import static org.tollbridge.wire.inap.Contexts.Q1218_CALL;
import static org.tollbridge.wire.inap.Contexts.Q1218_CALL_OR_ASSIST;
import static org.tollbridge.wire.inap.Contexts.SERVICE_MANAGEMENT;
import static org.tollbridge.wire.inap.Contexts.STATUS;
import static org.tollbridge.wire.inap.Contexts.TRAFFIC;
import static org.tollbridge.wire.inap.Direction.FROM_SCF;
import static org.tollbridge.wire.inap.Direction.TO_SCF;
import static org.tollbridge.wire.inap.ErrorSets.ANNOUNCEMENT_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.ASSIST_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.CANCEL_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.CANCEL_STATUS_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.CHARGING_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.COLLECTION_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.CONTROL_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.DETECTION_POINT_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.DISCONNECT_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.ESTABLISH_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.FILTERING_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.INFORMATION_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.INITIAL_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.INSTRUCTION_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.NO_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.SELECTION_ERRORS;
import static org.tollbridge.wire.inap.ErrorSets.STATUS_ERRORS;
import static org.tollbridge.wire.inap.InapError.MISSING_PARAMETER;
import static org.tollbridge.wire.inap.InapError.PARAMETER_OUT_OF_RANGE;
import static org.tollbridge.wire.inap.InapError.UNEXPECTED_DATA_VALUE;
import static org.tollbridge.wire.inap.OperationTimer.LONG;
import static org.tollbridge.wire.inap.OperationTimer.MEDIUM;
import static org.tollbridge.wire.inap.OperationTimer.SHORT;

import java.util.Optional;
import java.util.Set;
import org.tollbridge.wire.asn1.Asn1Type;
import org.tollbridge.wire.asn1.DecodeFailure.Kind;

/**
 * The operations of CS-1, one row each: local code, name, invoking side, timer, argument, result if any, application
 * contexts and errors (Q.1218 (10/95) clauses 2.1.1 and 2.1.4).
 */
@SuppressWarnings("ImmutableEnumChecker") // types and sets are immutable, which the checker cannot see
public enum Operation {
    INITIAL_DP(0, "initialDP", TO_SCF, SHORT, InitialDp.TYPE, INITIAL, INITIAL_ERRORS),
    ORIGINATION_ATTEMPT_AUTHORIZED(
            1,
            "originationAttemptAuthorized",
            TO_SCF,
            SHORT,
            OriginationAttemptAuthorized.TYPE,
            DP_SPECIFIC,
            DETECTION_POINT_ERRORS),
    COLLECTED_INFORMATION(
            2, "collectedInformation", TO_SCF, SHORT, CollectedInformation.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    ANALYSED_INFORMATION(
            3, "analysedInformation", TO_SCF, SHORT, AnalysedInformation.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    ROUTE_SELECT_FAILURE(
            4, "routeSelectFailure", TO_SCF, SHORT, RouteSelectFailure.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    O_CALLED_PARTY_BUSY(
            5, "oCalledPartyBusy", TO_SCF, SHORT, OCalledPartyBusy.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    O_NO_ANSWER(6, "oNoAnswer", TO_SCF, SHORT, ONoAnswer.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    O_ANSWER(7, "oAnswer", TO_SCF, SHORT, OAnswer.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    O_DISCONNECT(8, "oDisconnect", TO_SCF, SHORT, ODisconnect.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    TERM_ATTEMPT_AUTHORIZED(
            9, "termAttemptAuthorized", TO_SCF, SHORT, TermAttemptAuthorized.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    T_BUSY(10, "tBusy", TO_SCF, SHORT, TBusy.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    T_NO_ANSWER(11, "tNoAnswer", TO_SCF, SHORT, TNoAnswer.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    T_ANSWER(12, "tAnswer", TO_SCF, SHORT, TAnswer.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    T_DISCONNECT(13, "tDisconnect", TO_SCF, SHORT, TDisconnect.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    O_MID_CALL(14, "oMidCall", TO_SCF, SHORT, MidCall.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    T_MID_CALL(15, "tMidCall", TO_SCF, SHORT, MidCall.TYPE, DP_SPECIFIC, DETECTION_POINT_ERRORS),
    ASSIST_REQUEST_INSTRUCTIONS(
            16, "assistRequestInstructions", TO_SCF, SHORT, AssistRequestInstructions.TYPE, ASSIST, ASSIST_ERRORS),
    ESTABLISH_TEMPORARY_CONNECTION(
            17,
            "establishTemporaryConnection",
            FROM_SCF,
            MEDIUM,
            EstablishTemporaryConnection.TYPE,
            CALL,
            ESTABLISH_ERRORS),
    DISCONNECT_FORWARD_CONNECTION(
            18, "disconnectForwardConnection", FROM_SCF, SHORT, Absent.TYPE, CALL_OR_ASSIST, DISCONNECT_ERRORS),
    CONNECT_TO_RESOURCE(
            19, "connectToResource", FROM_SCF, SHORT, ConnectToResource.TYPE, CALL_OR_ASSIST, CONTROL_ERRORS),
    CONNECT(20, "connect", FROM_SCF, SHORT, Connect.TYPE, CALL, CONTROL_ERRORS),
    HOLD_CALL_IN_NETWORK(
            21, "holdCallInNetwork", FROM_SCF, SHORT, HoldCallInNetwork.TYPE, Q1218_CALL_OR_ASSIST, CONTROL_ERRORS),
    RELEASE_CALL(22, "releaseCall", FROM_SCF, SHORT, ReleaseCall.TYPE, CALL_OR_ASSIST, NO_ERRORS),
    REQUEST_REPORT_BCSM_EVENT(
            23, "requestReportBCSMEvent", FROM_SCF, SHORT, RequestReportBcsmEvent.TYPE, CALL, CONTROL_ERRORS),
    EVENT_REPORT_BCSM(24, "eventReportBCSM", TO_SCF, SHORT, EventReportBcsm.TYPE, GENERIC_CALL, NO_ERRORS),
    REQUEST_NOTIFICATION_CHARGING_EVENT(
            25,
            "requestNotificationChargingEvent",
            FROM_SCF,
            SHORT,
            RequestNotificationChargingEvent.TYPE,
            CALL,
            CONTROL_ERRORS),
    EVENT_NOTIFICATION_CHARGING(
            26, "eventNotificationCharging", TO_SCF, SHORT, EventNotificationCharging.TYPE, CALL, NO_ERRORS),
    COLLECT_INFORMATION(27, "collectInformation", FROM_SCF, MEDIUM, CollectInformation.TYPE, CALL, CONTROL_ERRORS),
    ANALYSE_INFORMATION(
            28, "analyseInformation", FROM_SCF, SHORT, AnalyseInformation.TYPE, Q1218_CALL, SELECTION_ERRORS),
    SELECT_ROUTE(29, "selectRoute", FROM_SCF, SHORT, SelectRoute.TYPE, Q1218_CALL, SELECTION_ERRORS),
    SELECT_FACILITY(30, "selectFacility", FROM_SCF, SHORT, SelectFacility.TYPE, Q1218_CALL, SELECTION_ERRORS),
    CONTINUE(31, "continue", FROM_SCF, SHORT, Absent.TYPE, CALL, NO_ERRORS),
    INITIATE_CALL_ATTEMPT(
            32, "initiateCallAttempt", FROM_SCF, SHORT, InitiateCallAttempt.TYPE, CALL_FROM_SCF, CONTROL_ERRORS),
    RESET_TIMER(33, "resetTimer", FROM_SCF, SHORT, ResetTimer.TYPE, CALL_OR_IP, INSTRUCTION_ERRORS),
    FURNISH_CHARGING_INFORMATION(
            34,
            "furnishChargingInformation",
            FROM_SCF,
            SHORT,
            FurnishChargingInformation.TYPE,
            CALL_OR_ASSIST,
            INSTRUCTION_ERRORS),
    APPLY_CHARGING(35, "applyCharging", FROM_SCF, SHORT, ApplyCharging.TYPE, CALL_OR_ASSIST, SELECTION_ERRORS),
    APPLY_CHARGING_REPORT(
            36, "applyChargingReport", TO_SCF, SHORT, ApplyChargingReport.TYPE, CALL_OR_ASSIST, SELECTION_ERRORS),
    REQUEST_CURRENT_STATUS_REPORT(
            37,
            "requestCurrentStatusReport",
            FROM_SCF,
            SHORT,
            RequestCurrentStatusReport.TYPE,
            CurrentStatus.TYPE,
            STATUS,
            STATUS_ERRORS),
    REQUEST_EVERY_STATUS_CHANGE_REPORT(
            38,
            "requestEveryStatusChangeReport",
            FROM_SCF,
            SHORT,
            RequestEveryStatusChangeReport.TYPE,
            Absent.TYPE,
            STATUS,
            STATUS_ERRORS),
    REQUEST_FIRST_STATUS_MATCH_REPORT(
            39,
            "requestFirstStatusMatchReport",
            FROM_SCF,
            SHORT,
            RequestFirstStatusMatchReport.TYPE,
            Absent.TYPE,
            STATUS,
            STATUS_ERRORS),
    STATUS_REPORT(40, "statusReport", TO_SCF, SHORT, StatusReport.TYPE, STATUS, NO_ERRORS),
    CALL_GAP(41, "callGap", FROM_SCF, SHORT, CallGap.TYPE, TRAFFIC, NO_ERRORS),
    ACTIVATE_SERVICE_FILTERING(
            42,
            "activateServiceFiltering",
            FROM_SCF,
            MEDIUM,
            ActivateServiceFiltering.TYPE,
            Absent.TYPE,
            SERVICE_MANAGEMENT,
            FILTERING_ERRORS),
    SERVICE_FILTERING_RESPONSE(
            43,
            "serviceFilteringResponse",
            TO_SCF,
            SHORT,
            ServiceFilteringResponse.TYPE,
            SERVICE_MANAGEMENT,
            NO_ERRORS),
    CALL_INFORMATION_REPORT(44, "callInformationReport", TO_SCF, SHORT, CallInformationReport.TYPE, CALL, NO_ERRORS),
    CALL_INFORMATION_REQUEST(
            45, "callInformationRequest", FROM_SCF, SHORT, CallInformationRequest.TYPE, CALL, INFORMATION_ERRORS),
    SEND_CHARGING_INFORMATION(
            46, "sendChargingInformation", FROM_SCF, SHORT, SendChargingInformation.TYPE, CALL, CHARGING_ERRORS),
    PLAY_ANNOUNCEMENT(
            47, "playAnnouncement", FROM_SCF, LONG, PlayAnnouncement.TYPE, CALL_OR_RESOURCE, ANNOUNCEMENT_ERRORS),
    PROMPT_AND_COLLECT_USER_INFORMATION(
            48,
            "promptAndCollectUserInformation",
            FROM_SCF,
            LONG,
            PromptAndCollectUserInformation.TYPE,
            ReceivedInformation.TYPE,
            CALL_OR_RESOURCE,
            COLLECTION_ERRORS),
    SPECIALIZED_RESOURCE_REPORT(
            49,
            "specializedResourceReport",
            TO_SCF,
            SHORT,
            SpecializedResourceReport.TYPE,
            CALL_OR_RESOURCE,
            NO_ERRORS),
    CANCEL(53, "cancel", FROM_SCF, SHORT, Cancel.TYPE, CANCELLATION, CANCEL_ERRORS),
    CANCEL_STATUS_REPORT_REQUEST(
            54,
            "cancelStatusReportRequest",
            FROM_SCF,
            SHORT,
            CancelStatusReportRequest.TYPE,
            CANCEL_STATUS,
            CANCEL_STATUS_ERRORS),
    ACTIVITY_TEST(55, "activityTest", FROM_SCF, SHORT, Absent.TYPE, Absent.TYPE, CALL_OR_IP, NO_ERRORS);

    private static final int MAX_CODE = 55;
    private static final Operation[] BY_CODE = new Operation[MAX_CODE + 1];

    static {
        for (Operation operation : values()) {
            BY_CODE[operation.code] = operation;
        }
    }

    private final int code;
    private final String asn1Name;
    private final Direction direction;
    private final OperationTimer timer;
    private final Asn1Type<? extends Argument> argument;
    private final Optional<Asn1Type<? extends Result>> result;
    private final Set<ApplicationContext> contexts;
    private final Set<InapError> errors;

    Operation(
            int code,
            String asn1Name,
            Direction direction,
            OperationTimer timer,
            Asn1Type<? extends Argument> argument,
            Set<ApplicationContext> contexts,
            Set<InapError> errors) {
        this(code, asn1Name, direction, timer, argument, Optional.empty(), contexts, errors);
    }

    Operation(
            int code,
            String asn1Name,
            Direction direction,
            OperationTimer timer,
            Asn1Type<? extends Argument> argument,
            Asn1Type<? extends Result> result,
            Set<ApplicationContext> contexts,
            Set<InapError> errors) {
        this(code, asn1Name, direction, timer, argument, Optional.of(result), contexts, errors);
    }

    Operation(
            int code,
            String asn1Name,
            Direction direction,
            OperationTimer timer,
            Asn1Type<? extends Argument> argument,
            Optional<Asn1Type<? extends Result>> result,
            Set<ApplicationContext> contexts,
            Set<InapError> errors) {
        this.code = code;
        this.asn1Name = asn1Name;
        this.direction = direction;
        this.timer = timer;
        this.argument = argument;
        this.result = result;
        this.contexts = contexts;
        this.errors = errors;
    }

    /** The operation with this local code, if there is one. */
    public static Optional<Operation> of(long code) {
        return code < 0 || code > MAX_CODE ? Optional.empty() : Optional.ofNullable(BY_CODE[(int) code]);
    }

    /** The local operation code. */
    public int code() {
        return code;
    }

    /** The name in the ASN.1 module. */
    public String asn1Name() {
        return asn1Name;
    }

    public Direction direction() {
        return direction;
    }

    public OperationTimer timer() {
        return timer;
    }

    /** The type of its argument: {@link Absent#TYPE} if it has none. */
    public Asn1Type<? extends Argument> argument() {
        return argument;
    }

    /** The type of its result: {@link Absent#TYPE} if the result has no content; empty if success is not reported. */
    public Optional<Asn1Type<? extends Result>> result() {
        return result;
    }

    public Set<InapError> errors() {
        return errors;
    }

    /** The application contexts in which it may be invoked. */
    public Set<ApplicationContext> contexts() {
        return contexts;
    }

    /** The operation that this one is linked to, if it is invoked only in response to that one. */
    public Optional<Operation> linkedTo() {
        return this == SPECIALIZED_RESOURCE_REPORT ? Optional.of(PLAY_ANNOUNCEMENT) : Optional.empty();
    }

    /**
     * The operation class of ITU-T Q.771: 1 reports success and failure, 2 failure only, 3 success only, 4 neither. It
     * follows from whether the operation has a result and errors.
     */
    public int operationClass() {
        if (result.isPresent()) {
            return errors.isEmpty() ? 3 : 1;
        }
        return errors.isEmpty() ? 4 : 2;
    }

    /** The answer to an argument that cannot be read: one of the operation's errors, or a reject. */
    public Answer answerTo(Kind kind) {
        Optional<InapError> error = switch (kind) {
            case MISTYPED -> Optional.empty();
            case MISSING -> Optional.of(MISSING_PARAMETER);
            case OUT_OF_RANGE ->
                Optional.of(errors.contains(PARAMETER_OUT_OF_RANGE) ? PARAMETER_OUT_OF_RANGE : UNEXPECTED_DATA_VALUE);
        };
        return error.filter(errors::contains)
                .<Answer>map(Answer.ReturnError::new)
                .orElse(Answer.MISTYPED_ARGUMENT);
    }
}
