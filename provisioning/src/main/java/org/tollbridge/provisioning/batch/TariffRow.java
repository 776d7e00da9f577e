package org.tollbridge.provisioning.batch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.TariffLine;
import org.tollbridge.service.charging.TariffLine.Block;
import org.tollbridge.service.charging.TariffLine.Day;
import org.tollbridge.service.charging.TariffLine.Period;
import org.tollbridge.service.charging.TariffLine.Price;
import org.tollbridge.service.charging.TariffLine.Rounding;
import org.tollbridge.service.charging.TariffLine.Scope;
import org.tollbridge.service.charging.Yuan;

/** Converts a row to a line of a tariff, or reports all its faults. */
final class TariffRow {

    private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,15}");
    private static final int LONGEST_BLOCK = 3_600;
    private static final String BLOCK = "seconds of a block must be a whole number, 1 to " + LONGEST_BLOCK;
    private static final String AMOUNT = "must be an amount in yuan, such as 0.85, with at most four decimal places";

    private final Map<TariffColumn, Integer> places;
    private final Collection<String> classes;
    private final int width;
    private final CsvRows.Row row;
    private final Consumer<BatchFault> faults;
    private boolean faulty;

    TariffRow(
            Map<TariffColumn, Integer> places,
            Collection<String> classes,
            int width,
            CsvRows.Row row,
            Consumer<BatchFault> faults) {
        this.places = places;
        this.classes = classes;
        this.width = width;
        this.row = row;
        this.faults = faults;
    }

    /** Reads the row; empty, with the faults reported, when there are any. */
    Optional<TariffLine> read() {
        if (row.fields().size() != width) {
            faults.accept(new BatchFault(
                    row.line(),
                    "",
                    "",
                    "this row has " + row.fields().size() + " fields and the header has " + width
                            + "; put a field that contains a comma in quotes"));
            return Optional.empty();
        }
        Scope scope = new Scope(
                value(
                        TariffColumn.SERVICE_CLASS,
                        "",
                        "there is no such service class; name one of " + String.join(", ", classes),
                        this::serviceClass),
                Optional.of(text(TariffColumn.SUBSCRIBER)).filter(text -> !text.isEmpty()),
                value(TariffColumn.PAYS, Party.CALLER, "must be caller or subscriber", TariffRow::party),
                zone(TariffColumn.FROM),
                zone(TariffColumn.TO));
        Period period = period();
        Price price = price();
        return faulty
                ? Optional.empty()
                : Optional.of(new TariffLine("line " + row.line(), text(TariffColumn.VERSION), scope, period, price));
    }

    private Period period() {
        String days = "days must be words separated by |: monday to sunday, workday, off, holiday; or empty";
        String hours = "hours must be written as 08:00-20:00, up to 24:00; or empty for the whole day";
        int[] minutes = optional(TariffColumn.HOURS, hours, TariffRow::minutes).orElse(new int[] {0, 1440});
        Optional<LocalDate> first =
                optional(TariffColumn.FIRST_DAY, "must be a day such as 2026-01-31", LocalDate::parse);
        Optional<LocalDate> last =
                optional(TariffColumn.LAST_DAY, "must be a day such as 2026-01-31", LocalDate::parse);
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            fault(TariffColumn.LAST_DAY, "the last day is before the first");
        }
        return new Period(
                optional(TariffColumn.DAYS, days, TariffRow::days).orElse(List.of()),
                minutes[0],
                minutes[1],
                first,
                last);
    }

    private Price price() {
        Block next = new Block(
                value(TariffColumn.NEXT_SECONDS, 1, BLOCK, TariffRow::block),
                value(TariffColumn.NEXT_PRICE, 0L, AMOUNT, Yuan::read));
        Block first = new Block(
                optional(TariffColumn.FIRST_SECONDS, BLOCK, TariffRow::block).orElse(next.seconds()),
                optional(TariffColumn.FIRST_PRICE, AMOUNT, Yuan::read).orElse(next.price()));
        String free = "free seconds must be a whole number, 0 to " + LONGEST_BLOCK;
        return new Price(
                optional(TariffColumn.SET_UP, AMOUNT, Yuan::read).orElse(0L),
                optional(TariffColumn.FREE_SECONDS, free, text -> number(text, 0))
                        .orElse(0),
                first,
                next,
                optional(TariffColumn.ROUNDING, "must be up, half_up or down", TariffRow::rounding)
                        .orElse(Rounding.UP),
                optional(TariffColumn.UNIT, AMOUNT + ", above 0", TariffRow::unit)
                        .orElse(Yuan.ONE / 100));
    }

    private List<String> zone(TariffColumn column) {
        return optional(
                        column,
                        "a zone must be prefixes of international numbers separated by |, such as 8610|8621",
                        TariffRow::prefixes)
                .orElse(List.of());
    }

    private String serviceClass(String text) {
        if (!classes.contains(text)) {
            throw new IllegalArgumentException("no call belongs to it");
        }
        return text;
    }

    private static Party party(String text) {
        return Party.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Rounding rounding(String text) {
        return Rounding.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static long unit(String text) {
        long unit = Yuan.read(text);
        if (unit < 1) {
            throw new IllegalArgumentException("must not be 0");
        }
        return unit;
    }

    private static int block(String text) {
        return number(text, 1);
    }

    private static int number(String text, int least) {
        int number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > LONGEST_BLOCK) {
            throw new IllegalArgumentException("it is out of range");
        }
        return number;
    }

    private static List<Day> days(String text) {
        List<Day> days = new ArrayList<>();
        for (String word : text.split("\\|", -1)) {
            days.add(Day.valueOf(word.strip().toUpperCase(Locale.ROOT)));
        }
        return days;
    }

    private static List<String> prefixes(String text) {
        List<String> prefixes = new ArrayList<>();
        for (String word : text.split("\\|", -1)) {
            if (!PREFIX.matcher(word.strip()).matches()) {
                throw new IllegalArgumentException("not a prefix of a number");
            }
            prefixes.add(word.strip());
        }
        return prefixes;
    }

    private static int[] minutes(String text) {
        Matcher matcher = HOURS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a period of hours");
        }
        int from = 60 * group(matcher, 1) + group(matcher, 2);
        int to = 60 * group(matcher, 3) + group(matcher, 4);
        // 00:00 as an end is midnight at the end of the day.
        to = to == 0 ? 1440 : to;
        if (to > 1440 || from == to) {
            throw new IllegalArgumentException("not a period of hours");
        }
        return new int[] {from, to};
    }

    private static int group(Matcher matcher, int group) {
        return Integer.parseInt(String.valueOf(matcher.group(group)));
    }

    private <T> T value(TariffColumn column, T otherwise, String rule, Function<String, T> reader) {
        try {
            return reader.apply(text(column));
        } catch (IllegalArgumentException | DateTimeException e) {
            fault(column, rule);
            return otherwise;
        }
    }

    private <T> Optional<T> optional(TariffColumn column, String rule, Function<String, T> reader) {
        if (text(column).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text(column)));
        } catch (IllegalArgumentException | DateTimeException e) {
            fault(column, rule);
            return Optional.empty();
        }
    }

    private String text(TariffColumn column) {
        Integer place = places.get(column);
        return place == null ? "" : row.fields().get(place);
    }

    private void fault(TariffColumn column, String rule) {
        faulty = true;
        faults.accept(new BatchFault(row.line(), column.header(), text(column), rule));
    }
}
