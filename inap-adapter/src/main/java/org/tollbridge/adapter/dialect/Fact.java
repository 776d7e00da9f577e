package org.tollbridge.adapter.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollbridge.service.call.Leg;
import org.tollbridge.service.charging.Payer;

/** The facts that a dialect can use. Their names are those of {@link org.tollbridge.service.charging.ChargeFacts}. */
public enum Fact {
    CALL_ID("callId", Kind.TEXT),
    /**
     * 32 bits: 8 bits derived from the node's name and start time, then the low 24 bits of the call's number at its
     * node. Open calls of one node never share a value; those of two nodes can if these 8 bits agree, which happens one
     * time in 256.
     */
    CALL_REFERENCE("callReference", Kind.NUMBER),
    SERVICE_CLASS("serviceClass", Kind.TEXT),
    SERVICE_NUMBER("serviceNumber", Kind.TEXT),
    SUBSCRIBER("subscriber", Kind.TEXT),
    CALLER("caller", Kind.TEXT),
    CALLER_AREA_CODE("callerAreaCode", Kind.TEXT),
    CALLER_MOBILE("callerMobile", Kind.FLAG),
    DESTINATION("destination", Kind.TEXT),
    DESTINATION_AREA_CODE("destinationAreaCode", Kind.TEXT),
    PAYER("payer", Kind.PAYER),
    SUBSCRIBER_RATE("subscriberRate", Kind.NUMBER),
    CALLER_RATE("callerRate", Kind.NUMBER),
    ATTEMPT("attempt", Kind.NUMBER),
    CONNECTED_AT("connectedAt", Kind.NUMBER),
    MAXIMUM_SECONDS("maximumSeconds", Kind.NUMBER),
    /** Whether the call is released after maximumSeconds, rather than reported on. */
    RELEASE_AT_MAXIMUM("releaseAtMaximum", Kind.FLAG),
    WARNING_SECONDS("warningSeconds", Kind.NUMBER),
    TARIFF_SWITCH_SECONDS("tariffSwitchSeconds", Kind.NUMBER),
    CALLER_SET_UP("callerSetUp", Kind.NUMBER),
    CALLER_FREE_SECONDS("callerFreeSeconds", Kind.NUMBER),
    CALLER_FIRST_SECONDS("callerFirstSeconds", Kind.NUMBER),
    CALLER_FIRST_PRICE("callerFirstPrice", Kind.NUMBER),
    CALLER_NEXT_SECONDS("callerNextSeconds", Kind.NUMBER),
    CALLER_NEXT_PRICE("callerNextPrice", Kind.NUMBER),
    /** For a call that has ended: the charged duration. */
    TALKED_SECONDS("talkedSeconds", Kind.NUMBER),
    /** For a call that has ended: the caller's charge, in ten-thousandths of a yuan. */
    CALLER_AMOUNT("callerAmount", Kind.NUMBER),
    SUBSCRIBER_AMOUNT("subscriberAmount", Kind.NUMBER),
    RELEASE_CAUSE("releaseCause", Kind.NUMBER),
    /** The party of an operation: 1 the calling, 2 the called, 0 if the operation names none. */
    LEG("leg", Kind.NUMBER),
    /** In a report only: the charged duration in milliseconds. */
    DURATION_MILLIS("durationMillis", Kind.NUMBER),
    /** In a report only: whether the call has ended. */
    CALL_ENDED("callEnded", Kind.FLAG);

    /** The kinds of values. */
    public enum Kind {
        /** Characters, mostly digits; empty if not known. */
        TEXT,
        /** A number from 0; 0 if not known. */
        NUMBER,
        /** 1 for true, 0 for false. */
        FLAG,
        /** A {@link Payer}, see {@link Fact#numberOf(Payer)}. */
        PAYER
    }

    private final String label;
    private final Kind kind;

    Fact(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    /** The name in a dialect. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether only a report from the switch provides the fact. */
    boolean ofReport() {
        return this == DURATION_MILLIS || this == CALL_ENDED;
    }

    static Optional<Fact> named(String label) {
        return Arrays.stream(values()).filter(fact -> fact.label.equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Fact::label).toList();
    }

    /**
     * The number for a value of a fact that is not text, as a dialect writes it: a number, true or false, or a payer's
     * name.
     */
    long numberOf(Setting value) throws DialectException {
        return switch (kind) {
            case TEXT -> throw new IllegalStateException(label + " is text");
            case NUMBER -> value.number(0, Long.MAX_VALUE);
            case FLAG -> value.bool() ? 1 : 0;
            case PAYER -> numberOf(value.choice(Payer.class));
        };
    }

    /** The value of a fact that is not text, in words. */
    String show(long number) {
        return switch (kind) {
            case TEXT, NUMBER -> Long.toString(number);
            case FLAG -> Boolean.toString(number != 0);
            case PAYER -> payers().getOrDefault(number, Payer.NOBODY).name();
        };
    }

    /** The number that represents a payer. */
    public static long numberOf(Payer payer) {
        return switch (payer) {
            case NOBODY -> 0;
            case CALLED_PARTY -> 1;
            case SPLIT -> 2;
            case CALLING_PARTY -> 3;
        };
    }

    private static Map<Long, Payer> payers() {
        return Arrays.stream(Payer.values()).collect(Collectors.toMap(Fact::numberOf, payer -> payer));
    }

    /** The number that represents a leg: its LegType in Q.1218. */
    static long numberOf(Leg leg) {
        return switch (leg) {
            case CALLING -> 1;
            case CALLED -> 2;
        };
    }
}
