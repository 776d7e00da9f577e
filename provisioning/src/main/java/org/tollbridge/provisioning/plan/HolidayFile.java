package org.tollbridge.provisioning.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tollbridge.service.plan.Holidays;

/**
 * Reads a calendar of public holidays: lines such as {@code 2026-10-01..2026-10-07,off,National Day} and
 * {@code 2026-10-10,work,National Day}. Text after the second comma, and lines that begin with #, are comments.
 */
public final class HolidayFile {

    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_RANGE = 60;

    private HolidayFile() {}

    /**
     * Reads a calendar.
     *
     * @throws IllegalArgumentException naming the invalid line
     * @throws IOException when the file cannot be read
     */
    public static Holidays read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(file + " has more than " + MOST_LINES + " lines; keep the years in use");
        }
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> makeUp = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    readLine(line, off, makeUp);
                } catch (DateTimeException | IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            file + ": line " + (i + 1) + ": '" + line
                                    + "': write a line as 2026-10-01..2026-10-07,off,NAME or 2026-10-10,work,NAME",
                            e);
                }
            }
        }
        return new Holidays(off, makeUp);
    }

    private static void readLine(String line, Set<LocalDate> off, Set<LocalDate> makeUp) {
        String[] fields = line.split(",", 3);
        if (fields.length < 2) {
            throw new IllegalArgumentException("at least two fields are required");
        }
        int dots = fields[0].indexOf("..");
        LocalDate first = LocalDate.parse(dots < 0 ? fields[0] : fields[0].substring(0, dots));
        LocalDate last = dots < 0 ? first : LocalDate.parse(fields[0].substring(dots + 2));
        if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_RANGE))) {
            throw new IllegalArgumentException("not a range of days");
        }
        Set<LocalDate> days = switch (fields[1].strip()) {
            case "off" -> off;
            case "work" -> makeUp;
            default -> throw new IllegalArgumentException("must be off or work");
        };
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(day);
        }
    }
}
