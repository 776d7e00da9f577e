package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tollbridge.service.call.CallPart;
import org.tollbridge.service.call.CallRecord;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;
import org.tollbridge.service.charging.Charge;
import org.tollbridge.service.charging.Payer;

/**
 * The octets of a record that stands in for an open call's: its fields one after the other, without the path. They are
 * written at each step of a call and hardly ever read, so they have nothing of a journal's line that is meant for people.
 */
public final class StandInForm {

    /** Changed with the fields; what another version wrote is not read. */
    private static final byte VERSION = 2;

    private StandInForm() {}

    /**
     * Writes a record without its path.
     *
     * @throws java.nio.BufferOverflowException when it is longer than the buffer
     */
    public static void write(CallRecord record, ByteBuffer to) {
        to.put(VERSION);
        text(record.callId(), to);
        text(record.switchName(), to);
        to.putLong(record.serviceKey());
        text(record.dialled(), to);
        text(record.caller(), to);
        text(record.serviceClass(), to);
        text(record.subscriber(), to);
        text(record.destination(), to);
        texts(record.attempts(), to);
        to.putLong(record.offeredAt());
        number(record.answeredAt(), to);
        to.putLong(record.endedAt());
        text(record.outcome().name(), to);
        text(record.reason().name(), to);
        number(record.releaseCause(), to);
        number(record.connectedSeconds(), to);
        text(record.payer().name(), to);
        text(record.chargingReport(), to);
        charge(record.charge(), to);
        to.put(flag(record.part().isPresent()));
        if (record.part().isPresent()) {
            CallPart part = record.part().get();
            to.putInt(part.number());
            to.putLong(part.from());
            to.putLong(part.secondsBefore());
            charge(part.before(), to);
        }
    }

    private static void charge(Optional<Charge> value, ByteBuffer to) {
        to.put(flag(value.isPresent()));
        if (value.isPresent()) {
            Charge charge = value.get();
            to.putLong(charge.caller());
            to.putLong(charge.subscriber());
            text(charge.currency(), to);
            text(charge.tariff(), to);
            texts(charge.versions(), to);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when it is no whole record of this version
     */
    public static CallRecord read(ByteBuffer from) throws IOException {
        try {
            if (from.get() != VERSION) {
                throw new IOException("another version wrote it");
            }
            return new CallRecord(
                    text(from),
                    text(from),
                    from.getLong(),
                    text(from),
                    optionalText(from),
                    optionalText(from),
                    optionalText(from),
                    optionalText(from),
                    texts(from),
                    from.getLong(),
                    optionalLong(from),
                    from.getLong(),
                    Outcome.valueOf(text(from)),
                    Reason.valueOf(text(from)),
                    optionalInt(from),
                    optionalInt(from),
                    Payer.valueOf(text(from)),
                    optionalText(from),
                    charge(from),
                    List.of(),
                    from.get() == flag(true) ? Optional.of(part(from)) : Optional.empty(),
                    Optional.empty());
        } catch (BufferUnderflowException | IllegalArgumentException notWhole) {
            throw new IOException("it is not whole, or has a word that is not known", notWhole);
        }
    }

    private static Optional<Charge> charge(ByteBuffer from) {
        return from.get() == flag(true)
                ? Optional.of(new Charge(from.getLong(), from.getLong(), text(from), text(from), texts(from)))
                : Optional.empty();
    }

    private static CallPart part(ByteBuffer from) {
        return new CallPart(from.getInt(), from.getLong(), from.getLong(), charge(from));
    }

    private static byte flag(boolean present) {
        return (byte) (present ? 1 : 0);
    }

    private static void text(String value, ByteBuffer to) {
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        to.putInt(octets.length);
        to.put(octets);
    }

    private static String text(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] octets = new byte[length];
        from.get(octets);
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static void text(Optional<String> value, ByteBuffer to) {
        to.put(flag(value.isPresent()));
        if (value.isPresent()) {
            text(value.get(), to);
        }
    }

    private static Optional<String> optionalText(ByteBuffer from) {
        return from.get() == flag(true) ? Optional.of(text(from)) : Optional.empty();
    }

    private static void texts(List<String> values, ByteBuffer to) {
        to.putInt(values.size());
        for (String value : values) {
            text(value, to);
        }
    }

    private static List<String> texts(ByteBuffer from) {
        List<String> values = new ArrayList<>();
        for (int left = from.getInt(); left > 0; left--) {
            values.add(text(from));
        }
        return values;
    }

    private static void number(OptionalLong value, ByteBuffer to) {
        to.put(flag(value.isPresent()));
        if (value.isPresent()) {
            to.putLong(value.getAsLong());
        }
    }

    private static OptionalLong optionalLong(ByteBuffer from) {
        return from.get() == flag(true) ? OptionalLong.of(from.getLong()) : OptionalLong.empty();
    }

    private static void number(OptionalInt value, ByteBuffer to) {
        to.put(flag(value.isPresent()));
        if (value.isPresent()) {
            to.putInt(value.getAsInt());
        }
    }

    private static OptionalInt optionalInt(ByteBuffer from) {
        return from.get() == flag(true) ? OptionalInt.of(from.getInt()) : OptionalInt.empty();
    }
}
