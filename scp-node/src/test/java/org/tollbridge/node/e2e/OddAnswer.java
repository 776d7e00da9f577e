package org.tollbridge.node.e2e;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tollbridge.simulator.diameter.DiameterAvp;
import org.tollbridge.simulator.diameter.DiameterMessage;

/** What a credit server may send for an answer that is not as RFC 8506 has it, and what becomes of a call that asked. */
enum OddAnswer {
    OF_ANOTHER_SESSION(Becomes.SILENT, ask -> one(ask, with(granted(ask, 60), text(263, "ocs1;1;2;other")))),
    OF_ANOTHER_NUMBER(Becomes.SILENT, ask -> one(ask, with(granted(ask, 60), number(415, 7)))),
    OF_ANOTHER_TYPE(Becomes.SILENT, ask -> one(ask, with(granted(ask, 60), number(416, 2)))),
    WITHOUT_NUMBER_AND_TYPE(Becomes.ANSWERED, ask -> one(ask, without(without(granted(ask, 60), 415), 416))),
    THE_LONGEST_TIME(Becomes.ANSWERED, ask -> one(ask, granted(ask, 0xffff_ffffL))),
    A_TIME_BELOW_NOTHING(Becomes.ANSWERED, ask -> one(ask, granted(ask, -60))),
    NO_TIME(Becomes.SILENT, ask -> one(ask, service(ask, number(268, 2001), group(431)))),
    A_TIME_OF_TWO_OCTETS(
            Becomes.SILENT,
            ask -> one(ask, service(ask, number(268, 2001), group(431, octets(420, new byte[] {0, 60}))))),
    A_TIME_OF_EIGHT_OCTETS(
            Becomes.SILENT,
            ask -> one(
                    ask,
                    service(
                            ask,
                            number(268, 2001),
                            group(
                                    431,
                                    octets(
                                            420,
                                            ByteBuffer.allocate(8).putLong(60).array()))))),
    OCTETS_IN_PLACE_OF_TIME(
            Becomes.SILENT, ask -> one(ask, service(ask, number(268, 2001), group(431, octets(421, new byte[8]))))),
    NO_SERVICE(Becomes.SILENT, ask -> one(ask, head(ask, 2001))),
    A_SERVICE_WITHOUT_CONTENTS(Becomes.SILENT, ask -> one(ask, service(ask))),
    A_FINAL_UNIT_WITHOUT_CONTENTS(Becomes.DENIED_IN_SESSION, ask -> one(ask, service(ask, group(430)))),
    A_RESULT_NOBODY_KNOWS(Becomes.SILENT, ask -> one(ask, head(ask, 9999))),
    A_RESULT_BELOW_NOTHING(Becomes.SILENT, ask -> one(ask, head(ask, -1))),
    A_SUCCESS_NOBODY_KNOWS(Becomes.ANSWERED, ask -> one(ask, with(granted(ask, 60), number(268, 2999)))),
    A_SUCCESS_OF_A_VENDOR(Becomes.ANSWERED, ask -> one(ask, vendors(ask, 2101))),
    A_DENIAL_OF_A_VENDOR(Becomes.SILENT, ask -> one(ask, vendors(ask, 4012))),
    NO_RESULT(Becomes.SILENT, ask -> one(ask, without(granted(ask, 60), 268))),
    A_REFUSAL_THAT_GRANTS(Becomes.SILENT, ask -> one(ask, with(granted(ask, 60), number(268, 5012)))),
    A_DENIAL_THAT_GRANTS(Becomes.DENIED, ask -> one(ask, with(granted(ask, 60), number(268, 4012)))),
    A_SERVICE_THAT_FAILS(Becomes.SILENT, ask -> one(ask, service(ask, number(268, 5999)))),
    A_SERVICE_THAT_IS_DENIED(Becomes.DENIED_IN_SESSION, ask -> one(ask, service(ask, number(268, 5003)))),
    TWICE(Becomes.ANSWERED, ask -> {
        byte[] answer = ask.answer(granted(ask, 60)).octets();
        return List.of(answer, answer);
    }),
    GRANTED_AND_THEN_DENIED(
            Becomes.ANSWERED,
            ask -> List.of(
                    ask.answer(granted(ask, 60)).octets(),
                    ask.answer(head(ask, 4012)).octets())),
    TO_NOBODY_AND_THEN_TO_US(
            Becomes.ANSWERED,
            ask -> List.of(
                    new DiameterMessage(0x40, 272, 4, 0x7fff_0001, 0x7fff_0001, granted(ask, 60)).octets(),
                    ask.answer(granted(ask, 60)).octets())),
    A_REQUEST_BEFORE_THE_ANSWER(
            Becomes.ANSWERED,
            ask -> List.of(
                    new DiameterMessage(0xc0, 258, 4, 77, 77, head(ask, 2001)).octets(),
                    ask.answer(granted(ask, 60)).octets())),
    AN_ERROR_OF_PROTOCOL(
            Becomes.SILENT,
            ask -> List.of(new DiameterMessage(
                            0x60, 272, 4, ask.hopByHop(), ask.endToEnd(), without(without(head(ask, 3002), 415), 416))
                    .octets())),
    A_NAME_OF_60000_OCTETS(Becomes.DENIED_IN_SESSION, ask -> one(ask, redirected(ask, "sip:" + "a".repeat(60_000)))),
    A_NAME_THAT_IS_NO_TEXT(
            Becomes.DENIED_IN_SESSION,
            ask -> one(ask, redirected(ask, octets(435, new byte[] {(byte) 0xff, (byte) 0xc0, 0, 13, 10})))),
    A_LONG_ONE(Becomes.ANSWERED, ask -> one(ask, more(granted(ask, 60), octets(33, new byte[1_000_000])))),
    A_THOUSAND_SERVICES(Becomes.ANSWERED, ask -> {
        List<DiameterAvp> avps = new ArrayList<>(granted(ask, 60));
        for (int more = 0; more < 1_000; more++) {
            avps.add(group(456, number(268, 4012)));
        }
        return one(ask, avps);
    }),
    GROUPS_IN_GROUPS(Becomes.SILENT, ask -> {
        DiameterAvp inside = number(420, 60);
        for (int depth = 0; depth < 50; depth++) {
            inside = group(456, inside);
        }
        return one(ask, more(head(ask, 2001), inside));
    });

    /** What a call comes to. */
    enum Becomes {
        ANSWERED,
        /** Refused, and the server keeps nothing. */
        DENIED,
        /** Refused, and the server is told that the session is over. */
        DENIED_IN_SESSION,
        /** As if nothing had been answered. */
        SILENT
    }

    private final Becomes becomes;
    /** Functions of what they are given alone. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<DiameterMessage, List<byte[]>> answers;

    OddAnswer(Becomes becomes, Function<DiameterMessage, List<byte[]>> answers) {
        this.becomes = becomes;
        this.answers = answers;
    }

    Becomes becomes() {
        return becomes;
    }

    /** What is sent to who asks first. */
    List<byte[]> to(DiameterMessage ask) {
        return to(ask, 1);
    }

    /** What is sent to requests of a type (CC-Request-Type); who asks otherwise is answered with success. */
    List<byte[]> to(DiameterMessage ask, int type) {
        return ask.avp(416).orElseThrow().number() == type ? answers.apply(ask) : one(ask, head(ask, 2001));
    }

    private static List<DiameterAvp> vendors(DiameterMessage ask, int result) {
        return more(without(granted(ask, 60), 268), group(297, number(266, 10_415), number(298, result)));
    }

    private static List<byte[]> one(DiameterMessage ask, List<DiameterAvp> avps) {
        return List.of(ask.answer(avps).octets());
    }

    private static List<DiameterAvp> head(DiameterMessage ask, long result) {
        return List.of(
                ask.avp(263).orElseThrow(),
                number(268, result),
                text(264, "ocs1.ocs.example"),
                text(296, "ocs.example"),
                number(258, 4),
                ask.avp(416).orElseThrow(),
                ask.avp(415).orElseThrow());
    }

    private static List<DiameterAvp> service(DiameterMessage ask, DiameterAvp... inside) {
        return more(head(ask, 2001), group(456, inside));
    }

    private static List<DiameterAvp> granted(DiameterMessage ask, long seconds) {
        return service(ask, number(268, 2001), group(431, number(420, seconds)));
    }

    private static List<DiameterAvp> redirected(DiameterMessage ask, String address) {
        return redirected(ask, text(435, address));
    }

    private static List<DiameterAvp> redirected(DiameterMessage ask, DiameterAvp address) {
        return service(
                ask, group(431, number(420, 0)), group(430, number(449, 1), group(434, number(433, 2), address)));
    }

    private static List<DiameterAvp> more(List<DiameterAvp> avps, DiameterAvp another) {
        List<DiameterAvp> all = new ArrayList<>(avps);
        all.add(another);
        return all;
    }

    private static List<DiameterAvp> with(List<DiameterAvp> avps, DiameterAvp instead) {
        return avps.stream()
                .map(each -> each.code() == instead.code() ? instead : each)
                .toList();
    }

    private static List<DiameterAvp> without(List<DiameterAvp> avps, int code) {
        return avps.stream().filter(each -> each.code() != code).toList();
    }

    private static DiameterAvp number(int code, long value) {
        return DiameterAvp.number(code, value);
    }

    private static DiameterAvp text(int code, String value) {
        return DiameterAvp.text(code, value);
    }

    private static DiameterAvp octets(int code, byte[] value) {
        return DiameterAvp.octets(code, value);
    }

    private static DiameterAvp group(int code, DiameterAvp... inside) {
        return DiameterAvp.group(code, List.of(inside));
    }
}
