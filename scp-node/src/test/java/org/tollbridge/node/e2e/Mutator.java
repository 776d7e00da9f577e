package org.tollbridge.node.e2e;

import java.util.List;
import java.util.SplittableRandom;
import org.tollbridge.wire.Octets;

/** Makes new messages of known ones: the same seed makes the same messages. */
final class Mutator {

    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_RUN = 16;
    private static final byte[] EDGES = {0, 1, 0x7f, (byte) 0x80, (byte) 0x81, (byte) 0x84, (byte) 0xfe, (byte) 0xff};

    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /**
     * One to four changes.
     *
     * @param others what pieces may be taken from
     */
    Octets mutate(Octets octets, List<Octets> others) {
        byte[] changed = octets.toByteArray();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            changed = change(changed, others);
        }
        return Octets.wrap(changed);
    }

    private byte[] change(byte[] in, List<Octets> others) {
        if (in.length == 0) {
            return piece(others);
        }
        int at = random.nextInt(in.length);
        int run = Math.min(1 + random.nextInt(LONGEST_RUN), in.length - at);
        return switch (random.nextInt(8)) {
            case 0 -> set(in, at, (byte) (in[at] ^ 1 << random.nextInt(8)));
            case 1 -> set(in, at, EDGES[random.nextInt(EDGES.length)]);
            case 2 -> set(in, at, (byte) random.nextInt(256));
            case 3 -> splice(in, at, at + run, new byte[0]);
            case 4 -> splice(in, at, at, Octets.of(in, at, run).toByteArray());
            case 5 -> splice(in, at, at, piece(others));
            case 6 -> splice(in, at, at + run, piece(others));
            default -> Octets.of(in, 0, at).toByteArray();
        };
    }

    private static byte[] set(byte[] in, int at, byte value) {
        in[at] = value;
        return in;
    }

    private byte[] piece(List<Octets> others) {
        Octets other = oneOf(others);
        if (other.isEmpty()) {
            return new byte[0];
        }
        int at = random.nextInt(other.length());
        return other.slice(at, Math.min(1 + random.nextInt(LONGEST_RUN), other.length() - at))
                .toByteArray();
    }

    private static byte[] splice(byte[] in, int from, int to, byte[] with) {
        byte[] out = new byte[in.length - (to - from) + with.length];
        System.arraycopy(in, 0, out, 0, from);
        System.arraycopy(with, 0, out, from, with.length);
        System.arraycopy(in, to, out, from + with.length, in.length - to);
        return out;
    }
}
