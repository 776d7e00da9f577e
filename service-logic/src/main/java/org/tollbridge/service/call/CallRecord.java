package org.tollbridge.service.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;

/**
 * The record of a call, or of a part of a long one. A call ends in exactly one record; those of earlier parts have the
 * reason {@link Reason#GOES_ON}. Times are milliseconds since the epoch; numbers are international digits without
 * prefix if they could be normalised, otherwise as received.
 *
 * @param path the decisions and their reasons, step by step
 * @param part the part of the call that it covers; empty for the whole call
 * @param correction what it corrects; its charge is then a difference, and its end is when it was made
 */
public record CallRecord(
        Request request,
        Course course,
        Billing billing,
        List<TraceLine> path,
        Optional<CallPart> part,
        Optional<Correction> correction) {

    /**
     * The call that was requested.
     *
     * @param callId unique over all nodes and restarts
     * @param switchName the switch's configured name
     * @param dialled the service number, such as 8008101234
     * @param serviceClass name of the class, such as "800"; empty when the number is unknown
     */
    public record Request(
            String callId,
            String switchName,
            long serviceKey,
            String dialled,
            Optional<String> caller,
            Optional<String> serviceClass,
            Optional<String> subscriber,
            long offeredAt) {

        private Request named(String other) {
            return new Request(other, switchName, serviceKey, dialled, caller, serviceClass, subscriber, offeredAt);
        }
    }

    /**
     * The course of the call.
     *
     * @param attempts destinations that the call was sent to, in order
     * @param releaseCause Q.850 cause that ended the call, sent or received
     * @param connectedSeconds time measured by the switch, if reported; {@link #durationMillis} is our own measurement
     */
    public record Course(
            List<String> attempts,
            OptionalLong answeredAt,
            long endedAt,
            Outcome outcome,
            Reason reason,
            OptionalInt releaseCause,
            OptionalInt connectedSeconds) {

        public Course {
            attempts = List.copyOf(attempts);
        }

        private Course lost() {
            return new Course(
                    attempts, answeredAt, endedAt, outcome, Reason.NODE_LOST, OptionalInt.empty(), connectedSeconds);
        }

        private Course correctedAt(long at) {
            return new Course(attempts, answeredAt, at, outcome, reason, releaseCause, OptionalInt.empty());
        }
    }

    /**
     * Who pays, and how much.
     *
     * @param chargingReport octets of the last ApplyChargingReport, in hex
     * @param charge cost of the call or part; empty when nobody pays, or when no tariff has a price
     */
    public record Billing(Payer payer, Optional<String> chargingReport, Optional<Charge> charge) {

        /** Nobody pays, and the switch has reported nothing. */
        public static final Billing NOBODY = new Billing(Payer.NOBODY, Optional.empty(), Optional.empty());

        private Billing paidBy(Payer other) {
            return new Billing(other, chargingReport, charge);
        }
    }

    public CallRecord {
        path = List.copyOf(path);
    }

    /** Creates the record of a whole call. */
    public CallRecord(Request request, Course course, Billing billing, List<TraceLine> path) {
        this(request, course, billing, path, Optional.empty(), Optional.empty());
    }

    public String callId() {
        return request.callId();
    }

    public String switchName() {
        return request.switchName();
    }

    public long serviceKey() {
        return request.serviceKey();
    }

    public String dialled() {
        return request.dialled();
    }

    public Optional<String> caller() {
        return request.caller();
    }

    public Optional<String> serviceClass() {
        return request.serviceClass();
    }

    public Optional<String> subscriber() {
        return request.subscriber();
    }

    public long offeredAt() {
        return request.offeredAt();
    }

    public List<String> attempts() {
        return course.attempts();
    }

    /** Returns the last destination that the call was sent to. */
    public Optional<String> destination() {
        return attempts().isEmpty() ? Optional.empty() : Optional.of(attempts().getLast());
    }

    public OptionalLong answeredAt() {
        return course.answeredAt();
    }

    public long endedAt() {
        return course.endedAt();
    }

    public Outcome outcome() {
        return course.outcome();
    }

    public Reason reason() {
        return course.reason();
    }

    public OptionalInt releaseCause() {
        return course.releaseCause();
    }

    public OptionalInt connectedSeconds() {
        return course.connectedSeconds();
    }

    public Payer payer() {
        return billing.payer();
    }

    public Optional<String> chargingReport() {
        return billing.chargingReport();
    }

    public Optional<Charge> charge() {
        return billing.charge();
    }

    /** Returns the same record for a part of a call. */
    public CallRecord of(CallPart other) {
        return new CallRecord(request, course, billing, path, Optional.of(other), correction);
    }

    /** Returns the same record with its price. */
    public CallRecord with(Charge price) {
        Billing priced = new Billing(payer(), chargingReport(), Optional.of(price));
        return new CallRecord(request, course, priced, path, part, correction);
    }

    /**
     * Returns the record of a call ended by a defect as that of a call whose node was lost: its duration is unknown, so
     * nobody pays. A call that had ended keeps its end. The path is left out.
     */
    CallRecord cutOff() {
        return reason() == Reason.INTERNAL_ERROR
                ? new CallRecord(request, course.lost(), billing.paidBy(Payer.NOBODY), List.of(), part, correction)
                : withoutPath();
    }

    /** Returns the same record without its path. */
    CallRecord withoutPath() {
        return new CallRecord(request, course, billing, List.of(), part, correction);
    }

    /** Returns the caller's number with its last digits as x; empty when it is not known. */
    public String callerWithout(int digits) {
        String number = caller().orElse("");
        int shown = Math.max(0, number.length() - digits);
        return number.substring(0, shown) + "x".repeat(number.length() - shown);
    }

    /** Returns whether it is the record of a call's end; each call has exactly one. */
    public boolean isEnd() {
        return !goesOn() && correction.isEmpty();
    }

    /**
     * Returns a separate record that corrects this one. It has the same path, so that evaluations by path count both
     * alike.
     */
    CallRecord corrected(Correction what, Charge difference, long at) {
        return new CallRecord(
                request.named(callId() + ".c" + what.number()),
                course.correctedAt(at),
                new Billing(payer(), Optional.empty(), Optional.of(difference)),
                path,
                Optional.empty(),
                Optional.of(what));
    }

    /** Returns whether the call goes on: the record covers a part of it. */
    public boolean goesOn() {
        return reason() == Reason.GOES_ON;
    }

    /** Returns whether somebody has to pay but no tariff has a price. */
    public boolean unpriced() {
        return payer() != Payer.NOBODY && charge().isEmpty();
    }

    /**
     * Returns the charged time of the call or part, in seconds; the values of a call's records add up to the whole
     * call.
     */
    public long chargedSeconds() {
        return correction.isPresent() ? correction.get().seconds() : wholeSeconds() - secondsBefore();
    }

    /**
     * Returns the charged time of the call from its answer on, in seconds, rounded up: our own measurement, or that of
     * the switch if shorter, but not less than the parts already recorded.
     */
    public long wholeSeconds() {
        long seen = (durationMillis() + 999) / 1_000;
        long measured = connectedSeconds().isPresent()
                ? Math.min(seen, Math.max(0, connectedSeconds().getAsInt()))
                : seen;
        return Math.max(measured, secondsBefore());
    }

    private long secondsBefore() {
        return part.map(CallPart::secondsBefore).orElse(0L);
    }

    /** Returns the cost of the call from its answer on, including previous parts; empty when none of it has a price. */
    public Optional<Charge> wholeCharge() {
        Optional<Charge> before = part.flatMap(CallPart::before);
        return before.isEmpty()
                ? charge()
                : Optional.of(charge().map(own -> own.plus(before.get())).orElse(before.get()));
    }

    /** Returns milliseconds from answer to end; zero when the call was not answered. */
    public long durationMillis() {
        return answeredAt().isPresent() ? Math.max(0, endedAt() - answeredAt().getAsLong()) : 0;
    }

    /** Returns this record of a call's end, following a recorded part of the call that this record does not know of. */
    public CallRecord behind(CallRecord goesOn) {
        int known = part.map(CallPart::number).orElse(1);
        return goesOn.part().map(CallPart::number).orElse(0) < known ? this : of(CallPart.after(goesOn));
    }
}
