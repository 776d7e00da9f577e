package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tollbridge.provisioning.plan.HolidayFile;
import org.tollbridge.service.charging.Bill;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.Payer;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.plan.ServiceClasses;

/**
 * Rates every call of the table in docs/rating.md by the shipped tariff. Run with {@code -Dtollbridge.write-reference=true}
 * to write the amounts anew.
 */
class RatingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "rating.md");
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Pattern CALL = Pattern.compile("\\| [48]00\\d{7} \\|.*");

    @Test
    void everyCallOfTheTableCostsWhatThePageSays() throws IOException {
        List<String> faults = new ArrayList<>();
        Tariff tariff = TariffFile.read(
                        Files.newInputStream(SAMPLES.resolve("tariffs.csv")),
                        ServiceClasses.china().names(),
                        BEIJING,
                        HolidayFile.read(SAMPLES.resolve("holidays.csv")),
                        fault -> faults.add(fault.in("tariffs.csv")))
                .orElseThrow(() -> new AssertionError(faults.toString()));
        List<String> page = Files.readAllLines(PAGE);
        List<String> expected = new ArrayList<>();
        int calls = 0;
        for (String line : page) {
            boolean call = CALL.matcher(line).matches();
            expected.add(call ? rated(tariff, line) : line);
            calls += call ? 1 : 0;
        }
        assertTrue(calls >= 10, "calls: " + calls);
        if (Boolean.getBoolean("tollbridge.write-reference")) {
            Files.write(PAGE, expected);
        }
        assertEquals(String.join("\n", expected), String.join("\n", Files.readAllLines(PAGE)));
    }

    private static String rated(Tariff tariff, String line) {
        String[] cells = line.split(" *\\| *", -1);
        String dialled = cells[1];
        RatedCall call = new RatedCall(
                dialled.substring(0, 3),
                "",
                cells[2],
                "",
                dialled.startsWith("400") ? Payer.SPLIT : Payer.CALLED_PARTY,
                LocalDateTime.parse(cells[3]).atZone(BEIJING).toInstant().toEpochMilli(),
                Integer.parseInt(cells[4]));
        Bill bill = assertInstanceOf(Tariff.Rated.class, tariff.rate(call)).bill();
        return "| " + dialled + " | " + cells[2] + " | " + cells[3] + " | " + cells[4] + " | "
                + Yuan.text(bill.total(Party.CALLER)) + " | " + Yuan.text(bill.total(Party.SUBSCRIBER)) + " | "
                + cells[7]
                + " |";
    }
}
