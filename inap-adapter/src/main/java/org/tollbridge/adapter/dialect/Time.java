package org.tollbridge.adapter.dialect;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/**
 * A time as BCD, two digits per octet.
 *
 * @param fact a fact in milliseconds since the epoch
 * @param fields in order
 * @param swapped whether the first digit is in bits 4 to 1
 */
record Time(String path, Fact fact, List<Field> fields, ZoneOffset zone, boolean swapped) implements Element.OfFact {

    /** Two digits of a time. */
    enum Field {
        CENTURY("yyyy"),
        YEAR("yy"),
        MONTH("MM"),
        DAY("dd"),
        HOUR("HH"),
        MINUTE("mm"),
        SECOND("ss");

        /** The letters in a format; {@code yyyy} stands for century and year. */
        final String letters;

        Field(String letters) {
            this.letters = letters;
        }

        static List<String> allLetters() {
            return Arrays.stream(values()).map(field -> field.letters).toList();
        }

        private int of(LocalDateTime moment) {
            return switch (this) {
                case CENTURY -> moment.getYear() / 100 % 100;
                case YEAR -> moment.getYear() % 100;
                case MONTH -> moment.getMonthValue();
                case DAY -> moment.getDayOfMonth();
                case HOUR -> moment.getHour();
                case MINUTE -> moment.getMinute();
                case SECOND -> moment.getSecond();
            };
        }
    }

    @Override
    public void write(Facts facts, BerWriter out) {
        LocalDateTime moment = LocalDateTime.ofEpochSecond(Math.floorDiv(facts.number(fact), 1000L), 0, zone);
        for (int i = fields.size() - 1; i >= 0; i--) {
            int value = fields.get(i).of(moment);
            int tens = value / 10;
            int ones = value % 10;
            out.octet(swapped ? (ones << 4) | tens : (tens << 4) | ones);
        }
    }

    /** Records the fact, to the second, if the fields are sufficient. */
    @Override
    public void read(Cursor in, FactSheet facts) throws DialectException {
        Map<Field, Integer> values = new EnumMap<>(Field.class);
        Octets octets = in.take(fields.size(), path);
        for (int i = 0; i < fields.size(); i++) {
            int high = octets.at(i) >> 4;
            int low = octets.at(i) & 0xf;
            if (high > 9 || low > 9) {
                throw new DialectException(path, octets + " is not BCD");
            }
            values.put(fields.get(i), swapped ? 10 * low + high : 10 * high + low);
        }
        if (!values.keySet().containsAll(EnumSet.range(Field.YEAR, Field.SECOND))) {
            return;
        }
        try {
            LocalDateTime moment = LocalDateTime.of(
                    100 * values.getOrDefault(Field.CENTURY, 20) + values.getOrDefault(Field.YEAR, 0),
                    values.getOrDefault(Field.MONTH, 0),
                    values.getOrDefault(Field.DAY, 0),
                    values.getOrDefault(Field.HOUR, 0),
                    values.getOrDefault(Field.MINUTE, 0),
                    values.getOrDefault(Field.SECOND, 0));
            facts.put(fact, 1000 * moment.toEpochSecond(zone));
        } catch (DateTimeException noMoment) {
            throw new DialectException(path, octets + " is not a moment: " + noMoment.getMessage());
        }
    }

    @Override
    public int longest() {
        return fields.size();
    }
}
