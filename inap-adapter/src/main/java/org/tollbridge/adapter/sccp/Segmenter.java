package org.tollbridge.adapter.sccp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.sccp.OptionalParameter;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.sccp.Segmentation;

/** Puts user data into one UDT, or into XUDT segments if it does not fit. Thread-safe. */
final class Segmenter {

    private static final int MOST_HOPS = 15;
    private static final int MOST_SEGMENTS = 16;
    private static final int LOCAL_REFERENCES = 0xff_ffff;
    /** Octets of a UDT besides its addresses and data: type, class, three pointers, three lengths. */
    private static final int UNITDATA_OCTETS = 8;
    /** Octets of an XUDT with segmentation: type, class, hops, four pointers, three lengths, segmentation, end. */
    private static final int SEGMENT_OCTETS = 17;
    /** The octets that the one-octet pointer to the optional part can span besides the four pointers. */
    private static final int POINTER_REACH = 251;

    private final SccpSettings settings;
    private final AtomicInteger localReference =
            new AtomicInteger(ThreadLocalRandom.current().nextInt());

    Segmenter(SccpSettings settings) {
        this.settings = settings;
    }

    /**
     * The messages that carry the data, in the order of sending.
     *
     * @throws IOException if the data does not fit 16 segments
     */
    List<SccpMessage> messages(ProtocolClass protocolClass, SccpAddress called, SccpAddress calling, Octets data)
            throws IOException {
        int addresses = length(called) + length(calling);
        int room = settings.maximumMessage() - addresses;
        if (data.length() <= Math.min(SccpMessage.LONGEST_SHORT_DATA, room - UNITDATA_OCTETS)) {
            return List.of(new SccpMessage.Unitdata(protocolClass, called, calling, data));
        }
        int part = Math.max(1, Math.min(POINTER_REACH - addresses, room - SEGMENT_OCTETS));
        int count = (data.length() + part - 1) / part;
        if (count > MOST_SEGMENTS) {
            throw new IOException("the message of " + data.length() + " octets is longer than the "
                    + MOST_SEGMENTS * part + " that 16 segments carry");
        }
        // Segments are sent in class 1, because otherwise they could overtake each other.
        ProtocolClass travelling = new ProtocolClass(1, protocolClass.messageHandling());
        int reference = localReference.incrementAndGet() & LOCAL_REFERENCES;
        List<SccpMessage> segments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Octets piece = data.slice(i * part, Math.min(part, data.length() - i * part));
            Segmentation segmentation = new Segmentation(i == 0, protocolClass.number(), count - 1 - i, reference);
            segments.add(new SccpMessage.ExtendedUnitdata(
                    travelling, MOST_HOPS, called, calling, piece, List.of(OptionalParameter.of(segmentation))));
        }
        return segments;
    }

    /** The length of an encoded address in octets. */
    private int length(SccpAddress address) {
        int title = address.globalTitle()
                .map(given -> given.address().length() + Math.max(1, given.indicator() - 1))
                .orElse(0);
        return 1
                + (address.pointCode().isPresent() ? settings.pointCodes().octets() : 0)
                + (address.subsystemNumber().isPresent() ? 1 : 0)
                + title;
    }

    /** The longest data that can be carried between two addresses of point code and subsystem number. */
    int longestData() {
        int addresses = 2 * (2 + settings.pointCodes().octets());
        return MOST_SEGMENTS
                * Math.min(POINTER_REACH - addresses, settings.maximumMessage() - addresses - SEGMENT_OCTETS);
    }
}
