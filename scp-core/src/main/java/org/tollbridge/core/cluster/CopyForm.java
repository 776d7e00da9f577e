package org.tollbridge.core.cluster;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tollbridge.core.journal.StandInForm;
import org.tollbridge.service.call.CallRecord;

/** Encodes copies of calls for transfer: each call is either changed or over. */
final class CopyForm {

    private static final byte CHANGED = 1;
    private static final byte OVER = 2;

    /**
     * What another node needs to take a call over.
     *
     * @param record the stand-in record
     * @param handle of its dialogue
     * @param keys under which it is counted
     */
    record Copy(CallRecord record, String handle, List<String> keys) {}

    private CopyForm() {}

    /** Writes a changed call; returns false and writes nothing if there is no room. */
    static boolean changed(Copy copy, ByteBuffer to) {
        int begin = to.position();
        try {
            to.put(CHANGED);
            text(copy.record().callId(), to);
            int length = to.position();
            to.putInt(0);
            text(copy.handle(), to);
            to.putInt(copy.keys().size());
            copy.keys().forEach(key -> text(key, to));
            StandInForm.write(copy.record(), to);
            to.putInt(length, to.position() - length - Integer.BYTES);
            return true;
        } catch (BufferOverflowException full) {
            to.position(begin);
            return false;
        }
    }

    /** Writes the end of a call; returns false and writes nothing if there is no room. */
    static boolean over(String callId, ByteBuffer to) {
        int begin = to.position();
        try {
            to.put(OVER);
            text(callId, to);
            return true;
        } catch (BufferOverflowException full) {
            to.position(begin);
            return false;
        }
    }

    /** Reads all entries in order; the octets of a changed call are for {@link #read}. */
    static void each(byte[] octets, BiConsumer<String, byte[]> changed, Consumer<String> over) {
        ByteBuffer from = ByteBuffer.wrap(octets);
        while (from.hasRemaining()) {
            boolean gone = from.get() == OVER;
            String callId = text(from);
            if (gone) {
                over.accept(callId);
            } else {
                changed.accept(callId, octets(from));
            }
        }
    }

    /**
     * Reads a changed call.
     *
     * @throws IOException if it was written by a node of another version
     */
    static Copy read(byte[] octets) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(octets);
        try {
            String handle = text(from);
            List<String> keys = new ArrayList<>();
            for (int left = from.getInt(); left > 0; left--) {
                keys.add(text(from));
            }
            return new Copy(StandInForm.read(from), handle, keys);
        } catch (BufferUnderflowException notWhole) {
            throw new IOException("it is not whole", notWhole);
        }
    }

    private static void text(String value, ByteBuffer to) {
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        to.putInt(octets.length);
        to.put(octets);
    }

    private static String text(ByteBuffer from) {
        return new String(octets(from), StandardCharsets.UTF_8);
    }

    private static byte[] octets(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] octets = new byte[length];
        from.get(octets);
        return octets;
    }
}
