package org.tollbridge.adapter.stack;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tollbridge.service.port.AdmissionGate;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.ObjectIdentifier;
import org.tollbridge.wire.ber.Tag;
import org.tollbridge.wire.tcap.TransactionId;

/**
 * The parts of a BEGIN that can be read without decoding it: transaction id, application context, first operation,
 * service key and called number, or the correlation of an assisting side. The message is scanned once, when one of them
 * is first requested.
 */
final class BeginPeek implements AdmissionGate.Begin {

    /** InitialDP and the operations for detection points, each of which opens a call. */
    private static final int LAST_OF_CALLS = 15;

    private static final int INITIAL_DP = 0;
    private static final int ASSIST_REQUEST_INSTRUCTIONS = 16;
    private static final int ORIGINATING_ID = Tag.APPLICATION | 8;
    private static final int DIALOGUE = Tag.APPLICATION | 11;
    private static final int COMPONENTS = Tag.APPLICATION | 12;
    private static final int AARQ = Tag.APPLICATION | 0;
    private static final int INVOKE = Tag.CONTEXT | 1;
    private static final int CONTEXT_NAME = Tag.CONTEXT | 1;
    private static final int SINGLE_ASN1_TYPE = Tag.CONTEXT | 0;
    private static final int SERVICE_KEY = Tag.CONTEXT | 0;
    private static final int DIALLED_DIGITS = Tag.CONTEXT | 1;
    private static final int CALLED_PARTY_NUMBER = Tag.CONTEXT | 2;
    private static final int CORRELATION_ID = Tag.CONTEXT | 0;
    private static final int NO_OPERATION = -1;

    private final byte[] data;
    private final int switchPointCode;
    private final long waitedNanos;

    private boolean seen;
    private @Nullable TransactionId originating;
    private boolean dialogue;
    private Optional<ObjectIdentifier> context = Optional.empty();
    private long operation = NO_OPERATION;
    private OptionalLong serviceKey = OptionalLong.empty();
    private String called = "";
    private String correlation = "";

    BeginPeek(byte[] data, int switchPointCode, long waitedNanos) {
        this.data = data;
        this.switchPointCode = switchPointCode;
        this.waitedNanos = waitedNanos;
    }

    @Override
    public long waitedNanos() {
        return waitedNanos;
    }

    @Override
    public int switchPointCode() {
        return switchPointCode;
    }

    @Override
    public OptionalLong serviceKey() {
        see();
        return serviceKey;
    }

    @Override
    public String called() {
        see();
        return called;
    }

    /** The digits by which an assisting side finds its call; empty if the BEGIN is not from an assisting side. */
    String correlation() {
        see();
        return correlation;
    }

    /** Whether it opens a call and names the transaction to answer. */
    boolean opensCall() {
        see();
        return originating != null && operation >= INITIAL_DP && operation <= LAST_OF_CALLS;
    }

    /** The switch's transaction id. Call only if {@link #opensCall} is true. */
    TransactionId originating() {
        see();
        TransactionId id = originating;
        if (id == null) {
            throw new IllegalStateException("no transaction id");
        }
        return id;
    }

    /** Whether there is a dialogue portion. */
    boolean hasDialogue() {
        see();
        return dialogue;
    }

    /** The requested application context. */
    Optional<ObjectIdentifier> context() {
        see();
        return context;
    }

    private void see() {
        if (seen) {
            return;
        }
        seen = true;
        try {
            message(new BerReader(Octets.wrap(data)));
        } catch (BerException unreadable) {
            // Only what was read so far is available; TCAP will report the fault.
            operation = NO_OPERATION;
        }
    }

    private void message(BerReader in) throws BerException {
        if (!in.next()) {
            return;
        }
        in.enter();
        while (in.next()) {
            switch (in.tag()) {
                case ORIGINATING_ID -> id(in.contents());
                case DIALOGUE -> {
                    dialogue = true;
                    contextName(in);
                }
                case COMPONENTS -> components(in);
                default -> {}
            }
        }
    }

    private void id(Octets octets) {
        if (octets.length() >= 1 && octets.length() <= 4) {
            originating = new TransactionId(octets);
        }
    }

    /** Follows the single path to the name in an AARQ. */
    private void contextName(BerReader in) throws BerException {
        in.enter();
        if (find(in, Tag.EXTERNAL)) {
            in.enter();
            if (find(in, SINGLE_ASN1_TYPE)) {
                in.enter();
                if (find(in, AARQ)) {
                    in.enter();
                    if (find(in, CONTEXT_NAME)) {
                        in.enter();
                        if (find(in, Tag.OBJECT_IDENTIFIER)) {
                            context = Optional.of(in.objectIdentifier());
                        }
                        in.leave();
                    }
                    in.leave();
                }
                in.leave();
            }
            in.leave();
        }
        in.leave();
    }

    private static boolean find(BerReader in, int tag) throws BerException {
        while (in.next()) {
            if (in.tag() == tag) {
                return true;
            }
        }
        return false;
    }

    private void components(BerReader in) throws BerException {
        in.enter();
        if (find(in, INVOKE)) {
            in.enter();
            // The invoke id comes first and the code is the next INTEGER, because a linked id has a different tag.
            boolean invokeId = find(in, Tag.INTEGER);
            if (invokeId && find(in, Tag.INTEGER)) {
                operation = in.integer();
                if (operation == INITIAL_DP && find(in, Tag.SEQUENCE)) {
                    argument(in);
                } else if (operation == ASSIST_REQUEST_INSTRUCTIONS && find(in, Tag.SEQUENCE)) {
                    assistance(in);
                }
            }
            in.leave();
        }
        in.leave();
    }

    private void argument(BerReader in) throws BerException {
        in.enter();
        while (in.next()) {
            if (in.tag() == SERVICE_KEY) {
                serviceKey = OptionalLong.of(in.integer());
            } else if (in.tag() == DIALLED_DIGITS || in.tag() == CALLED_PARTY_NUMBER) {
                // The called number comes last and takes precedence over the dialled digits.
                called = digits(in.contents());
            }
        }
        in.leave();
    }

    private void assistance(BerReader in) throws BerException {
        in.enter();
        if (find(in, CORRELATION_ID) && !in.contents().isEmpty()) {
            // A generic number (Q.763 (12/99), 3.26) is a called party number after an octet that qualifies it.
            correlation = digits(in.contents().slice(1));
        }
        in.leave();
    }

    /** The decimal address signals at the start of a called party number (Q.763 (12/99), 3.9). */
    private static String digits(Octets number) {
        StringBuilder digits = new StringBuilder(16);
        int last = number.isEmpty() ? 0 : 2 * number.length() - (number.at(0) >> 7);
        for (int i = 4; i < last; i++) {
            int octet = number.at(i / 2);
            int digit = i % 2 == 0 ? octet & 0xf : octet >> 4;
            if (digit > 9) {
                break;
            }
            digits.append((char) ('0' + digit));
        }
        return digits.toString();
    }
}
