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
 * The binary form of a stand-in record of an open call: its fields in sequence, without the path. It is written at each
 * step of a call and rarely read, so it needs none of the readability of a journal line.
 */
public final class StandInForm {

    /** Changes with the fields; data of another version is not read. */
    private static final byte VERSION = 3;

    private StandInForm() {}

    /**
     * Writes a record without its path.
     *
     * @throws java.nio.BufferOverflowException when it is longer than the buffer
     */
    public static void write(CallRecord record, ByteBuffer to) {
        to.put(VERSION);
        request(record.request(), to);
        course(record.course(), to);
        billing(record.billing(), to);
        to.put(flag(record.part().isPresent()));
        if (record.part().isPresent()) {
            CallPart part = record.part().get();
            to.putInt(part.number());
            to.putLong(part.from());
            to.putLong(part.secondsBefore());
            charge(part.before(), to);
        }
    }

    private static void request(CallRecord.Request request, ByteBuffer to) {
        text(request.callId(), to);
        text(request.switchName(), to);
        to.putLong(request.serviceKey());
        text(request.dialled(), to);
        text(request.caller(), to);
        text(request.serviceClass(), to);
        text(request.subscriber(), to);
        to.putLong(request.offeredAt());
    }

    private static void course(CallRecord.Course course, ByteBuffer to) {
        texts(course.attempts(), to);
        number(course.answeredAt(), to);
        to.putLong(course.endedAt());
        text(course.outcome().name(), to);
        text(course.reason().name(), to);
        number(course.releaseCause(), to);
        number(course.connectedSeconds(), to);
    }

    private static void billing(CallRecord.Billing billing, ByteBuffer to) {
        text(billing.payer().name(), to);
        text(billing.chargingReport(), to);
        charge(billing.charge(), to);
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
     * @throws IOException when it is not a whole record of this version
     */
    public static CallRecord read(ByteBuffer from) throws IOException {
        try {
            if (from.get() != VERSION) {
                throw new IOException("another version wrote it");
            }
            return new CallRecord(
                    request(from),
                    course(from),
                    billing(from),
                    List.of(),
                    from.get() == flag(true) ? Optional.of(part(from)) : Optional.empty(),
                    Optional.empty());
        } catch (BufferUnderflowException | IllegalArgumentException notWhole) {
            throw new IOException("it is not whole, or has a word that is not known", notWhole);
        }
    }

    private static CallRecord.Request request(ByteBuffer from) {
        return new CallRecord.Request(
                text(from),
                text(from),
                from.getLong(),
                text(from),
                optionalText(from),
                optionalText(from),
                optionalText(from),
                from.getLong());
    }

    private static CallRecord.Course course(ByteBuffer from) {
        return new CallRecord.Course(
                texts(from),
                optionalLong(from),
                from.getLong(),
                Outcome.valueOf(text(from)),
                Reason.valueOf(text(from)),
                optionalInt(from),
                optionalInt(from));
    }

    private static CallRecord.Billing billing(ByteBuffer from) {
        return new CallRecord.Billing(Payer.valueOf(text(from)), optionalText(from), charge(from));
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
