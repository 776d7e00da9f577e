package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;

/** Numbers with whole call plans, in memory and on disk. */
class PlannedNumbersTest {

    private static final String TEXT = """
            entry: hours
            hours: time
              mon-fri 09:00-18:00 -> office
              otherwise -> closed
            office: destination
              number: 861062345678
            closed: release
              cause: 31
            """;

    @TempDir
    private Path folder;

    private static CallPlan plan(String text) {
        return new PlanCompiler().compile(PlanText.read(text).document().orElseThrow());
    }

    private static ServiceNumber number(String digits, CallPlan plan) {
        return new ServiceNumber(digits, "800", "acme", true, OptionalLong.empty(), OptionalLong.empty(), plan);
    }

    private static NumberImage image(ServiceNumber... numbers) {
        NumberImage.Builder builder = new NumberImage.Builder();
        List.of(numbers).forEach(builder::add);
        return builder.build();
    }

    @Test
    void aPlanComesBackFromTheDiskAndIsKeptOnce() throws StoreException, IOException {
        Path file = folder.resolve("numbers");
        ServiceNumber first = number("8008100001", plan(TEXT));
        ServiceNumber second = number("8008100002", plan(TEXT));
        ServiceNumber plain = Numbers.number("8008100003", "861055501001");
        NumberStore.open(file).apply(image(first, second, plain));
        NumberStore store = NumberStore.open(file);
        assertEquals(Optional.of(first), store.find("8008100001"));
        assertEquals(Optional.of(plain), store.find("8008100003"));
        assertSame(
                store.find("8008100001").orElseThrow().plan(),
                store.find("8008100002").orElseThrow().plan());
        assertEquals(3, store.snapshot().size());
        assertEquals(1, Files.readString(file).split("\"entry\"", -1).length - 1);
    }

    @Test
    void aPlanThatNoNumberHasAnyMoreIsForgotten() throws StoreException, IOException {
        Path file = folder.resolve("numbers");
        NumberStore store = NumberStore.open(file);
        store.apply(image(number("8008100001", plan(TEXT))));
        CallPlan other = plan(TEXT.replace("31", "17"));
        assertEquals(new Change(0, 1, 0), store.apply(image(number("8008100001", other))));
        assertEquals(other, store.find("8008100001").orElseThrow().plan());
        assertEquals(new Change(0, 0, 1), store.apply(image(number("8008100001", other))));
        assertTrue(!Files.readString(file).contains("\"cause\":31"));
    }

    @Test
    void aDestinationWithMoreThanTheFieldsOfALineIsKeptWhole() throws StoreException {
        Path file = folder.resolve("numbers");
        PlanNode.Destination limited = new PlanNode.Destination(
                "861062345678",
                List.of(),
                List.of(),
                Optional.of(List.of("861062345679")),
                OptionalInt.of(20),
                true,
                OptionalInt.empty());
        ServiceNumber number = number("8008100001", CallPlan.of(limited));
        NumberStore.open(file).apply(image(number));
        assertEquals(Optional.of(number), NumberStore.open(file).find("8008100001"));
    }

    @Test
    void aStoreOfVersionOneIsRead() throws StoreException, IOException {
        Path file = folder.resolve("numbers");
        byte[] line = NumberLine.write(Numbers.number("8008100001", "861055501001"));
        CRC32C sum = new CRC32C();
        sum.update(line);
        String header = "tollbridge-numbers 1 1 " + line.length + " " + Long.toHexString(sum.getValue()) + "\n";
        Files.writeString(file, header + new String(line, StandardCharsets.UTF_8));
        assertEquals(
                Optional.of(Numbers.number("8008100001", "861055501001")),
                NumberStore.open(file).find("8008100001"));
    }
}
