package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;

class NumberImageTest {

    @Test
    void aNumberComesBackAsItWentIn() {
        ServiceNumber full = new ServiceNumber(
                "4008101234",
                "400",
                "北京 Kite, Ltd.",
                false,
                OptionalLong.of(1),
                OptionalLong.of(4_000_000_000_000L),
                new PlanNode.Destination(
                        "861055501001",
                        List.of("861055501002", "8613900000001"),
                        List.of("95990"),
                        OptionalInt.of(20)));
        ServiceNumber plain = Numbers.number("8008101234", "861055501001");
        NumberImage image = Numbers.image(full, plain);
        assertEquals(Optional.of(full), image.find("4008101234"));
        assertEquals(Optional.of(plain), image.find("8008101234"));
        assertEquals(2, image.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "800810123", "80081012345", "8008101235", "800810123\t", "８008101234", "\u0000"})
    void whatIsNotThereIsNotFound(String digits) {
        assertEquals(
                Optional.empty(),
                Numbers.image(Numbers.number("8008101234", "861055501001")).find(digits));
        assertEquals(Optional.empty(), NumberImage.EMPTY.find(digits));
    }

    @Test
    void manyNumbersAreAllFoundAndOthersAreNot() {
        Random random = new Random(20_261_122);
        Map<String, ServiceNumber> expected = new HashMap<>();
        NumberImage.Builder builder = new NumberImage.Builder();
        while (expected.size() < 20_000) {
            String digits = (random.nextBoolean() ? "800" : "400") + "%07d".formatted(random.nextInt(40_000));
            ServiceNumber number = Numbers.number(digits, "8610" + (50_000_000 + random.nextInt(1_000_000)));
            if (expected.putIfAbsent(digits, number) == null) {
                builder.add(number);
            }
        }
        NumberImage image = builder.build();
        for (int i = 0; i < 40_000; i++) {
            for (String prefix : List.of("800", "400")) {
                String digits = prefix + "%07d".formatted(i);
                assertEquals(Optional.ofNullable(expected.get(digits)), image.find(digits));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80081B0001", "1234567890123456789", "800\t1", "٨٠٠"})
    void whatIsNoNumberCannotGetIn(String digits) {
        ServiceNumber bad = Numbers.number(digits, "861055501001");
        assertThrows(IllegalArgumentException.class, () -> new NumberImage.Builder().add(bad));
    }

    /** Numbers with plans, of which some are alike but for their digits, before and after they are merged. */
    @Test
    void numbersWithPlansComeBackAsTheyWentIn() {
        Map<String, ServiceNumber> expected = new HashMap<>();
        NumberImage.Builder first = new NumberImage.Builder();
        NumberImage.Builder second = new NumberImage.Builder();
        for (int i = 0; i < 200; i++) {
            CallPlan plan = CallPlan.of(new PlanNode.Destination(
                    "86105550100" + i % 3,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    true,
                    OptionalInt.empty()));
            ServiceNumber number = new ServiceNumber(
                    Integer.toString(i),
                    i % 2 == 0 ? "800" : "400",
                    "acme" + i % 5,
                    i % 7 > 0,
                    i % 11 == 0 ? OptionalLong.of(i) : OptionalLong.empty(),
                    OptionalLong.empty(),
                    plan);
            expected.put(number.digits(), number);
            (i % 13 < 6 ? first : second).add(number);
        }
        NumberImage image = first.build().with(second.build(), Set.of());
        expected.forEach((digits, number) -> assertEquals(Optional.of(number), image.find(digits)));
        assertEquals(200, image.size());
    }

    @Test
    void mergingAddsReplacesLeavesOutAndLeavesTheRest() {
        NumberImage before = Numbers.image(
                Numbers.number("8008100001", "861055501001"),
                Numbers.number("8008100002", "861055501002"),
                Numbers.number("8008100003", "861055501003"));
        NumberImage changes = Numbers.image(
                Numbers.number("8008100002", "861055509999"),
                Numbers.number("8008100003", "861055501003"),
                Numbers.number("8008100004", "861055501004"));
        NumberImage merged = before.with(changes, Set.of("8008100001"));
        assertEquals(new Change(1, 1, 1), changes.eachNewTo(before, (number, was) -> {}));
        assertEquals(3, merged.size());
        assertEquals(Optional.empty(), merged.find("8008100001"), "left out");
        assertEquals(changes.find("8008100002"), merged.find("8008100002"));
        assertEquals(changes.find("8008100004"), merged.find("8008100004"));
        assertEquals(
                "861055501002",
                before.find("8008100002")
                        .orElseThrow()
                        .plan()
                        .only()
                        .orElseThrow()
                        .number(),
                "the first is unchanged");
    }

    @Test
    void whatIsNewToAnImageIsToldAlsoWhereNumbersLieOverItsLines() {
        NumberImage seen = Numbers.image(
                        Numbers.number("8008100001", "861055501001"), Numbers.number("8008100002", "861055501002"))
                .with(Map.of(
                        "8008100001", Optional.empty(),
                        "8008100002", Optional.of(Numbers.number("8008100002", "861055509999")),
                        "8008100003", Optional.of(Numbers.number("8008100003", "861055501003"))));
        NumberImage added = Numbers.image(
                Numbers.number("8008100001", "861055501001"),
                Numbers.number("8008100002", "861055501002"),
                Numbers.number("8008100003", "861055501003"));
        Map<String, Optional<ServiceNumber>> told = new HashMap<>();
        assertEquals(new Change(1, 1, 1), added.eachNewTo(seen, (number, was) -> told.put(number.digits(), was)));
        assertEquals(Map.of("8008100001", Optional.empty(), "8008100002", seen.find("8008100002")), told);
    }

    @Test
    void aNumberThatIsThereTwiceIsRefused() {
        NumberImage.Builder builder = new NumberImage.Builder()
                .add(Numbers.number("8008100001", "861055501001"))
                .add(Numbers.number("8008100001", "861055501002"));
        assertEquals(
                "number 8008100001 occurs twice",
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\u0000b", "a\u0085b"})
    void separatorsCannotBeSmuggledIn(String subscriber) {
        ServiceNumber number = Numbers.number("8008100001", "861055501001");
        ServiceNumber bad = new ServiceNumber(
                number.digits(),
                number.serviceClass(),
                subscriber,
                true,
                number.validFrom(),
                number.validTo(),
                number.plan());
        assertThrows(IllegalArgumentException.class, () -> new NumberImage.Builder().add(bad));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", ""})
    void aListCannotHoldItsSeparator(String forward) {
        ServiceNumber bad = new ServiceNumber(
                "8008100001",
                "800",
                "x",
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                new PlanNode.Destination("861055501001", List.of(forward), List.of(), OptionalInt.empty()));
        assertThrows(IllegalArgumentException.class, () -> new NumberImage.Builder().add(bad));
    }

    /** Single changes and loads in any order, held against a map; more single changes than lie over the lines. */
    @Test
    void singleChangesLieOverTheOthersAndAreWorkedIn() {
        Random random = new Random(20_261_128);
        Map<String, ServiceNumber> expected = new HashMap<>();
        NumberImage image = NumberImage.EMPTY;
        for (int round = 0; round < 3_000; round++) {
            String digits = "800%07d".formatted(random.nextInt(1_500));
            ServiceNumber number = Numbers.number(digits, "8610" + (50_000_000 + random.nextInt(1_000)));
            NumberImage before = image;
            int size = expected.size();
            switch (random.nextInt(10)) {
                case 0 -> {
                    image = image.with(Numbers.image(number), Set.of());
                    expected.put(digits, number);
                }
                case 1, 2 -> {
                    image = image.with(Map.of(digits, Optional.empty()));
                    expected.remove(digits);
                }
                default -> {
                    image = image.with(Map.of(digits, Optional.of(number)));
                    expected.put(digits, number);
                }
            }
            assertEquals(Optional.ofNullable(expected.get(digits)), image.find(digits));
            assertEquals(expected.size(), image.size());
            assertEquals(size, before.size(), "the image before is as it was");
        }
        for (int i = 0; i < 1_500; i++) {
            String digits = "800%07d".formatted(i);
            assertEquals(Optional.ofNullable(expected.get(digits)), image.find(digits));
            assertEquals(expected.containsKey(digits), image.has(digits));
        }
        Map<String, ServiceNumber> told = new HashMap<>();
        image.eachNewTo(NumberImage.EMPTY, (number, none) -> told.put(number.digits(), number));
        assertEquals(expected, told);
        assertEquals(
                new Change(0, 0, expected.size()),
                image.eachNewTo(image, (number, same) -> assertEquals("nothing is new", number.digits())));
    }
}
