package org.tollbridge.core.diameter;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpSet;
import org.tollbridge.core.credit.CreditQuery;
import org.tollbridge.core.credit.CreditReply;
import org.tollbridge.service.credit.CreditFailure;

/**
 * The contents of credit control (RFC 8506, 3.1 and 3.2), with the Service-Information of 3GPP TS 32.299 for a voice
 * service: one service charged by time, in Multiple-Services-Credit-Control as 3GPP requires.
 */
final class RoAvps {

    private static final int REQUEST_TYPE = 416;
    private static final int REQUEST_NUMBER = 415;
    private static final int SESSION_FAILOVER = 418;
    private static final int TIME = 420;
    private static final int FAILURE_HANDLING = 427;
    static final int FINAL_UNIT = 430;
    static final int GRANTED = 431;
    static final int REDIRECT_SERVER = 434;
    private static final int REDIRECT_ADDRESS = 435;
    private static final int REQUESTED = 437;
    private static final int USED = 446;
    private static final int VALIDITY = 448;
    private static final int FINAL_ACTION = 449;
    private static final int SERVICES_INDICATOR = 455;
    static final int SERVICES = 456;
    private static final int TERMINATION_CAUSE = 295;

    private static final int MULTIPLE_SERVICES = 1;
    private static final int LOGOUT = 1;
    private static final int REDIRECT = 1;
    private static final int SUCCESS = 2001;
    private static final int PERMANENT_FAILURE = 5_000;
    /** The thousands of a result code give its class (RFC 6733, 7.1). */
    private static final int CLASS = 1_000;

    private static final int APPLICATION_SERVER = 6;

    private RoAvps() {}

    static void write(
            AvpSet avps,
            DiameterNode own,
            String destinationRealm,
            Optional<String> destinationHost,
            CreditQuery query) {
        Avps.head(avps, own, destinationRealm, query.session());
        destinationHost.ifPresent(host -> avps.addAvp(Avp.DESTINATION_HOST, host, true, false, true));
        avps.addAvp(Avp.SERVICE_CONTEXT_ID, Avps.SERVICE_CONTEXT, true, false, false);
        avps.addAvp(REQUEST_TYPE, query.type().code(), true, false);
        avps.addAvp(REQUEST_NUMBER, query.number(), true, false, true);
        avps.addAvp(Avp.EVENT_TIMESTAMP, Avps.time(query.at()), true, false, true);
        Avps.addPayer(avps, Avps.PRIVATE, query.subscriber());
        boolean ends = query.type() == CreditQuery.Type.TERMINATION;
        if (ends) {
            avps.addAvp(TERMINATION_CAUSE, LOGOUT, true, false);
        }
        if (query.type() == CreditQuery.Type.INITIAL) {
            avps.addAvp(SERVICES_INDICATOR, MULTIPLE_SERVICES, true, false);
        }
        AvpSet service = avps.addGroupedAvp(SERVICES, true, false);
        if (!ends) {
            // Without an amount: the server decides how much it grants (RFC 8506, 8.18).
            service.addGroupedAvp(REQUESTED, true, false);
        }
        if (query.used().isPresent()) {
            service.addGroupedAvp(USED, true, false).addAvp(TIME, query.used().getAsInt(), true, false, true);
        }
        information(avps.addGroupedAvp(Avp.SERVICE_INFORMATION, Avps.TGPP, true, false), query);
    }

    private static void information(AvpSet information, CreditQuery query) {
        AvpSet ims = information.addGroupedAvp(Avp.IMS_INFORMATION, Avps.TGPP, true, false);
        ims.addAvp(Avp.NODE_FUNCTIONALITY, APPLICATION_SERVER, Avps.TGPP, true, false);
        Avps.text(ims, Avp.USER_SESSION_ID, query.call());
        if (!query.caller().isEmpty()) {
            Avps.text(ims, Avp.CALLING_PARTY_ADDRESS, Avps.tel(query.caller()));
        }
        query.destination().ifPresent(number -> Avps.text(ims, Avp.CALLED_PARTY_ADDRESS, Avps.tel(number)));
        // A service number has no international form (RFC 3966, 5.1.5).
        Avps.text(ims, Avp.REQUESTED_PARTY_ADDRESS, Avps.national(query.dialled()));
        AvpSet times = ims.addGroupedAvp(Avp.TIME_STAMPS, Avps.TGPP, true, false);
        times.addAvp(Avp.SIP_REQUEST_TIMESTAMP, Avps.time(query.offeredAt()), Avps.TGPP, true, false, true);
        query.answeredAt()
                .ifPresent(at -> times.addAvp(Avp.SIP_RESPONSE_TIMESTAMP, Avps.time(at), Avps.TGPP, true, false, true));
        Avps.text(ims, Avp.SERVICE_IDENTIFIER, query.serviceClass());
    }

    /** Returns whether an answer matches a request in what it contains; missing AVPs are not held against it. */
    static boolean isTo(CreditQuery query, DiameterNode own, AvpSet avps) {
        String session = Avps.session(own, query.session());
        return Avps.text(avps, Avp.SESSION_ID).orElse(session).equals(session)
                && Avps.number(avps, REQUEST_NUMBER).orElse(query.number()) == query.number()
                && Avps.number(avps, REQUEST_TYPE).orElse(query.type().code())
                        == query.type().code();
    }

    static CreditReply read(AvpSet avps) {
        AvpSet service = Avps.group(avps, SERVICES).orElse(avps);
        OptionalLong ofCommand = result(avps);
        if (ofCommand.isEmpty()) {
            return CreditReply.NONE;
        }
        long result = ofCommand.getAsLong();
        boolean taken = result / CLASS == SUCCESS / CLASS;
        if (taken) {
            result = result(service).orElse(result);
        }
        Optional<AvpSet> finalUnit = Avps.group(service, FINAL_UNIT).or(() -> Avps.group(avps, FINAL_UNIT));
        return new CreditReply(
                (int) result,
                seconds(service),
                validity(service),
                finalUnit.isPresent(),
                finalUnit.flatMap(RoAvps::redirect),
                failure(avps),
                Avps.number(avps, SESSION_FAILOVER).orElse(0) == 1,
                Avps.text(avps, Avp.ORIGIN_HOST),
                taken);
    }

    /** Returns the result; of a vendor's code only the class, because the rest is the vendor's own (RFC 6733, 7.7). */
    private static OptionalLong result(AvpSet avps) {
        OptionalLong code = Avps.resultCode(avps);
        if (code.isEmpty() || avps.getAvp(Avp.RESULT_CODE) != null) {
            return code;
        }
        long kind = code.getAsLong() / CLASS;
        if (kind == SUCCESS / CLASS) {
            return OptionalLong.of(SUCCESS);
        }
        // An unknown class is a permanent failure (RFC 6733, 7.1).
        return OptionalLong.of(kind == 1 || kind == 3 || kind == 4 ? kind * CLASS : PERMANENT_FAILURE);
    }

    private static OptionalInt seconds(AvpSet service) {
        OptionalLong time = Avps.group(service, GRANTED)
                .map(units -> Avps.number(units, TIME))
                .orElseGet(Avps::none);
        return time.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(Integer.MAX_VALUE, time.getAsLong()));
    }

    /** Returns the time after which the call must ask again, whether its units are used or not (RFC 8506, 8.33). */
    private static OptionalInt validity(AvpSet service) {
        OptionalLong validity = Avps.number(service, VALIDITY);
        return validity.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Math.max(1, validity.getAsLong())));
    }

    private static Optional<String> redirect(AvpSet finalUnit) {
        return Avps.number(finalUnit, FINAL_ACTION).orElse(0) == REDIRECT
                ? Avps.group(finalUnit, REDIRECT_SERVER).flatMap(server -> Avps.text(server, REDIRECT_ADDRESS))
                : Optional.empty();
    }

    /** Returns the Credit-Control-Failure-Handling (RFC 8506, 8.14). */
    private static Optional<CreditFailure> failure(AvpSet avps) {
        OptionalLong handling = Avps.number(avps, FAILURE_HANDLING);
        if (handling.isEmpty()) {
            return Optional.empty();
        }
        return switch ((int) handling.getAsLong()) {
            case 0 -> Optional.of(CreditFailure.TERMINATE);
            case 1 -> Optional.of(CreditFailure.CONTINUE);
            case 2 -> Optional.of(CreditFailure.RETRY_AND_TERMINATE);
            default -> Optional.empty();
        };
    }
}
