package org.tollbridge.adapter.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.Payer;

/** What a layout wrote, it reads: for the dialects of the project, and for layouts thrown together by a seeded draw. */
class ReadBackTest {
    private static final List<Fact> DIGITS =
            List.of(Fact.SERVICE_CLASS, Fact.SERVICE_NUMBER, Fact.CALLER, Fact.CALLER_AREA_CODE, Fact.DESTINATION);
    private static final List<Fact> NUMBERS =
            List.of(Fact.SUBSCRIBER_RATE, Fact.CALLER_RATE, Fact.ATTEMPT, Fact.MAXIMUM_SECONDS);

    private final Random random = new Random(20261122);

    @Test
    void theFullDialect() throws DialectException {
        Layout layout = DialectFiles.load("full").furnish().orElseThrow().layout();
        assertEquals(Optional.empty(), layout.unreadable());
        Set<Fact> told = EnumSet.of(
                Fact.PAYER,
                Fact.SERVICE_CLASS,
                Fact.SERVICE_NUMBER,
                Fact.SUBSCRIBER,
                Fact.CALLER,
                Fact.DESTINATION,
                Fact.SUBSCRIBER_RATE,
                Fact.CALLER_RATE,
                Fact.ATTEMPT);
        for (int i = 0; i < 500; i++) {
            CallFacts facts = new CallFacts(randomCall(), 0);
            assertSame(told, facts, layout.read(layout.write(facts)));
        }
    }

    @Test
    void theDefaultDialect() throws DialectException {
        Dialect usual = DialectFiles.load("default");
        Layout furnish = usual.furnish().orElseThrow().layout();
        Layout send = usual.send().orElseThrow().layout();
        Layout apply = usual.apply().orElseThrow().operation().layout();
        for (int i = 0; i < 500; i++) {
            ChargeFacts call = randomCall();
            if (call.subscriberRate() > 0xffff || call.callerRate() > 0xffff) {
                continue;
            }
            CallFacts facts = new CallFacts(call, 0);
            assertSame(
                    EnumSet.of(Fact.PAYER, Fact.SERVICE_NUMBER, Fact.SUBSCRIBER_RATE, Fact.ATTEMPT),
                    facts,
                    furnish.read(furnish.write(facts)));
            assertSame(EnumSet.of(Fact.PAYER, Fact.CALLER_RATE), facts, send.read(send.write(facts)));
            assertSame(
                    EnumSet.of(Fact.PAYER, Fact.SUBSCRIBER_RATE, Fact.CALLER_RATE, Fact.MAXIMUM_SECONDS),
                    facts,
                    apply.read(apply.write(facts)));
        }
    }

    @Test
    void aDialectOfFixedPlaces() throws DialectException {
        Layout layout = DialectFiles.load("plain-bcd").furnish().orElseThrow().layout();
        Set<Fact> told = EnumSet.of(
                Fact.CALLER_MOBILE,
                Fact.SERVICE_NUMBER,
                Fact.CALLER,
                Fact.SUBSCRIBER_RATE,
                Fact.CONNECTED_AT,
                Fact.ATTEMPT,
                Fact.SUBSCRIBER);
        for (int i = 0; i < 500; i++) {
            CallFacts facts = new CallFacts(randomCall(), 2);
            FactSheet read = layout.read(layout.write(facts));
            assertSame(told, facts, read);
            // Two payers share the code of "otherwise", so only the others can be told.
            assertEquals(
                    facts.call().payer() == Payer.SPLIT || facts.call().payer() == Payer.CALLED_PARTY,
                    read.has(Fact.PAYER));
        }
    }

    @Test
    void aReport() throws DialectException {
        for (String name : List.of("default", "full", "plain-bcd")) {
            Layout layout = DialectFiles.load(name).report().orElseThrow();
            for (int i = 0; i < 100; i++) {
                FactSheet facts = new FactSheet()
                        .put(Fact.DURATION_MILLIS, 100L * random.nextInt(1_000_000))
                        .put(Fact.CALL_ENDED, random.nextInt(2));
                assertEquals(facts.named(), layout.read(layout.write(facts)).named(), name);
            }
        }
    }

    @Test
    void anyReadableLayout() throws DialectException {
        int readable = 0;
        for (int i = 0; i < 3_000; i++) {
            Set<Fact> told = EnumSet.noneOf(Fact.class);
            List<Object> elements = randomElements(3, told);
            Layout layout = LayoutParser.parse(Setting.of("layout", elements), false, 4_000);
            if (layout.unreadable().isPresent()) {
                continue;
            }
            readable++;
            for (int j = 0; j < 5; j++) {
                CallFacts facts = new CallFacts(randomCall(), 1);
                FactSheet read = layout.read(layout.write(facts));
                for (Map.Entry<String, String> fact : read.named().entrySet()) {
                    Fact key = Fact.named(fact.getKey()).orElseThrow();
                    assertEquals(show(facts, key), fact.getValue(), () -> elements + " of " + facts);
                }
                for (Fact fact : told) {
                    assertTrue(read.has(fact), () -> fact + " is lost by " + elements);
                }
            }
        }
        assertTrue(readable > 500, "only " + readable + " layouts could be tried");
    }

    private static void assertSame(Set<Fact> told, Facts written, FactSheet read) {
        for (Fact fact : told) {
            // What a condition left out because it is not known is not known afterwards.
            assertEquals(show(written, fact), show(read, fact), fact.label());
        }
    }

    private static String show(Facts facts, Fact fact) {
        if (fact.kind() == Fact.Kind.TEXT) {
            return facts.text(fact);
        }
        return fact.show(facts.number(fact));
    }

    /**
     * @param told gets the facts that are surely in the octets
     */
    private List<Object> randomElements(int depth, Set<Fact> told) {
        List<Object> elements = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        elements.add(Map.of("literal", "7e"));
        for (int i = 0; i < count; i++) {
            elements.add(randomElement(depth, told));
        }
        return elements;
    }

    private Object randomElement(int depth, Set<Fact> told) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0, 1 -> randomBcd(told(DIGITS, told));
            case 2 -> Map.of("unsigned", told(NUMBERS, told).label(), "width", 3, "order", draw("big", "little"));
            case 3 -> Map.of(draw("bcd", "ascii"), told(NUMBERS, told).label(), "width", 9);
            case 4 -> {
                told.add(Fact.PAYER);
                yield Map.of(
                        "code",
                        "payer",
                        "map",
                        Map.of("NOBODY", 1, "SPLIT", 2, "CALLED_PARTY", 3, "CALLING_PARTY", "0xff"));
            }
            case 5 -> Map.of("unsigned", told(List.of(Fact.CALLER_MOBILE), told).label());
            case 6, 7 -> Map.of("tlv", randomTag(), "value", randomElements(depth - 1, told));
            case 8 -> Map.of("counted", randomElements(depth - 1, told), "width", 2);
            default -> {
                Map<String, Object> condition = random.nextBoolean()
                        ? Map.of("payer", List.of("SPLIT", "NOBODY"))
                        : Map.of("callerMobile", random.nextBoolean());
                List<Object> value = randomElements(depth - 1, EnumSet.noneOf(Fact.class));
                yield Map.of("tlv", randomTag(), "value", value, draw("when", "unless"), condition);
            }
        };
    }

    private Object randomBcd(Fact fact) {
        return random.nextBoolean()
                ? Map.of("bcd", fact.label(), "width", "12", "align", draw("left", "right"))
                : Map.of("bcd", fact.label(), "digits", 20, "order", "high-first");
    }

    private String randomTag() {
        return "[" + random.nextInt(60) + "]";
    }

    private String draw(String one, String other) {
        return random.nextBoolean() ? one : other;
    }

    private Fact told(List<Fact> facts, Set<Fact> told) {
        Fact fact = facts.get(random.nextInt(facts.size()));
        told.add(fact);
        return fact;
    }

    private ChargeFacts randomCall() {
        return new ChargeFacts(
                "n1-" + Integer.toUnsignedString(random.nextInt(), Character.MAX_RADIX),
                random.nextBoolean() ? "800" : "400",
                digits(10, 10),
                random.nextInt(5) == 0 ? "" : "s" + digits(0, 4),
                digits(0, 15),
                digits(2, 3),
                random.nextBoolean(),
                digits(3, 15),
                digits(2, 3),
                List.of(Payer.values()).get(random.nextInt(4)),
                random.nextInt(random.nextBoolean() ? 2_000 : 1_000_000),
                random.nextInt(random.nextBoolean() ? 2_000 : 1_000_000),
                1 + random.nextInt(4),
                1000L * random.nextInt(Integer.MAX_VALUE),
                random.nextInt(100_000));
    }

    private String digits(int least, int most) {
        int count = least + random.nextInt(most - least + 1);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
