package org.tollbridge.core.diameter;

import java.util.EnumSet;
import java.util.Set;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpSet;
import org.tollbridge.core.accounting.AccountingRequest;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Correction;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.Yuan;

/**
 * The contents of an Accounting-Request: RFC 6733, 9.7.1, with the Service-Information of 3GPP TS 32.299 for a voice service
 * (IMS-Information as an application server reports it).
 */
final class RfAvps {

    private static final int REASON_HEADER = 3401;
    private static final int APPLICATION_SERVER = 6;
    private static final int NORMAL_END = 0;
    private static final int UNSPECIFIED_ERROR = 1;
    private static final int UNSUCCESSFUL_SETUP = 2;
    private static final int INTERNAL_ERROR = 3;

    /** Service-Specific-Type of the data of a correction; see docs/accounting.md. */
    private static final int CORRECTION_NUMBER = 1;

    private static final int SECONDS = 2;
    private static final int CALLER_PAYS = 3;
    private static final int SUBSCRIBER_PAYS = 4;
    private static final int WHY = 5;

    /** Reasons after which the further course of the call is unknown. */
    private static final Set<Reason> CUT_OFF = EnumSet.of(
            Reason.SWITCH_ABORTED,
            Reason.LINK_LOST,
            Reason.SWITCH_LOST,
            Reason.SWITCH_SILENT,
            Reason.SWITCH_ENDED_EARLY,
            Reason.SWITCH_REFUSED,
            Reason.NODE_STOPPED,
            Reason.NODE_LOST);

    private RfAvps() {}

    static void write(AvpSet avps, DiameterNode own, String destinationRealm, AccountingRequest request) {
        Avps.head(avps, own, destinationRealm, request.session());
        avps.addAvp(Avp.ACC_RECORD_TYPE, type(request.type()), true, false);
        avps.addAvp(Avp.ACC_RECORD_NUMBER, request.number(), true, false, true);
        if (request.interimSeconds() > 0) {
            avps.addAvp(Avp.ACCT_INTERIM_INTERVAL, request.interimSeconds(), true, false, true);
        }
        avps.addAvp(Avp.EVENT_TIMESTAMP, Avps.time(request.at()), true, false, true);
        avps.addAvp(Avp.SERVICE_CONTEXT_ID, Avps.SERVICE_CONTEXT, true, false, false);
        AvpSet information = avps.addGroupedAvp(Avp.SERVICE_INFORMATION, Avps.TGPP, true, false);
        CallRecord call = request.call();
        addPayers(information, call);
        AvpSet ims = information.addGroupedAvp(Avp.IMS_INFORMATION, Avps.TGPP, true, false);
        ims.addAvp(Avp.NODE_FUNCTIONALITY, APPLICATION_SERVER, Avps.TGPP, true, false);
        // A correction has the identifier of the call that it corrects.
        ims.addAvp(
                Avp.USER_SESSION_ID,
                call.correction().map(Correction::of).orElseGet(call::callId),
                Avps.TGPP,
                true,
                false,
                false);
        call.caller().ifPresent(number -> Avps.text(ims, Avp.CALLING_PARTY_ADDRESS, Avps.tel(number)));
        call.destination().ifPresent(number -> Avps.text(ims, Avp.CALLED_PARTY_ADDRESS, Avps.tel(number)));
        Avps.text(ims, Avp.REQUESTED_PARTY_ADDRESS, Avps.national(call.dialled()));
        AvpSet times = ims.addGroupedAvp(Avp.TIME_STAMPS, Avps.TGPP, true, false);
        times.addAvp(Avp.SIP_REQUEST_TIMESTAMP, Avps.time(call.offeredAt()), Avps.TGPP, true, false, true);
        call.answeredAt()
                .ifPresent(at -> times.addAvp(Avp.SIP_RESPONSE_TIMESTAMP, Avps.time(at), Avps.TGPP, true, false, true));
        call.serviceClass().ifPresent(name -> Avps.text(ims, Avp.SERVICE_IDENTIFIER, name));
        call.correction().ifPresent(correction -> addCorrection(ims, call, correction));
        boolean ended = request.type() == AccountingRequest.Type.STOP || request.type() == AccountingRequest.Type.EVENT;
        if (ended) {
            ims.addAvp(Avp.CAUSE_CODE, cause(call), Avps.TGPP, true, false);
            // Not mandatory: a server of an earlier release than 12 does not know it, and would refuse the record.
            call.releaseCause()
                    .ifPresent(
                            cause -> ims.addAvp(REASON_HEADER, "Q.850;cause=" + cause, Avps.TGPP, false, false, false));
        }
    }

    private static void addCorrection(AvpSet ims, CallRecord call, Correction correction) {
        addSpecific(ims, CORRECTION_NUMBER, Integer.toString(correction.number()));
        addSpecific(ims, SECONDS, Long.toString(correction.seconds()));
        call.charge().ifPresent(difference -> {
            addSpecific(ims, CALLER_PAYS, Yuan.text(difference.caller()));
            addSpecific(ims, SUBSCRIBER_PAYS, Yuan.text(difference.subscriber()));
        });
        addSpecific(ims, WHY, correction.why());
    }

    /** Adds data of a service that 3GPP has no AVP for. */
    private static void addSpecific(AvpSet ims, int type, String data) {
        AvpSet specific = ims.addGroupedAvp(Avp.SERVICE_SPECIFIC_INFO, Avps.TGPP, true, false);
        Avps.text(specific, Avp.SERVICE_SPECIFIC_DATA, data);
        specific.addAvp(Avp.SERVICE_SPECIFIC_TYPE, type, Avps.TGPP, true, false, true);
    }

    private static int type(AccountingRequest.Type type) {
        return switch (type) {
            case EVENT -> 1;
            case START -> 2;
            case INTERIM -> 3;
            case STOP -> 4;
        };
    }

    /** Adds the payers: the caller's line, and the subscriber of the service number. */
    private static void addPayers(AvpSet information, CallRecord call) {
        boolean caller = call.payer() == Payer.CALLING_PARTY || call.payer() == Payer.SPLIT;
        boolean subscriber = call.payer() == Payer.CALLED_PARTY || call.payer() == Payer.SPLIT;
        if (caller) {
            call.caller().ifPresent(number -> Avps.addPayer(information, Avps.E164, number));
        }
        if (subscriber) {
            call.subscriber().ifPresent(name -> Avps.addPayer(information, Avps.PRIVATE, name));
        }
    }

    private static int cause(CallRecord call) {
        if (call.reason() == Reason.INTERNAL_ERROR) {
            return INTERNAL_ERROR;
        }
        if (CUT_OFF.contains(call.reason())) {
            return UNSPECIFIED_ERROR;
        }
        return call.answeredAt().isPresent() ? NORMAL_END : UNSUCCESSFUL_SETUP;
    }
}
