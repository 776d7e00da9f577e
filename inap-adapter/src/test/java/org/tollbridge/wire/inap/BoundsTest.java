package org.tollbridge.wire.inap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** Hostile arguments cost no more memory than a small multiple of their octets. */
class BoundsTest {
    /** A record of two empty components costs most: its octets are few, its objects several. */
    private static final int MULTIPLE = 64;

    private static final int CONSTANT = 32 * 1024;
    private static final int SIZE = 60_000;

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("unknown elements", Operation.INITIAL_DP, sequence(Octets.fromHex("c000"))),
                Arguments.of("extensions", Operation.CONNECT, sequence(list(10, Octets.fromHex("3000")))),
                Arguments.of(
                        "events",
                        Operation.REQUEST_REPORT_BCSM_EVENT,
                        sequence(list(0, Octets.fromHex("3006800107810100")))),
                Arguments.of(
                        "enumerated", Operation.CALL_INFORMATION_REQUEST, sequence(list(0, Octets.fromHex("0a0100")))),
                Arguments.of("segments", Operation.INITIAL_DP, sequence(list(2, Octets.fromHex("0400")))),
                Arguments.of(
                        "nesting", Operation.INITIAL_DP, Octets.fromHex("3080".repeat(15_000) + "0000".repeat(15_000))),
                Arguments.of(
                        "counters",
                        Operation.SERVICE_FILTERING_RESPONSE,
                        sequence(list(0, Octets.fromHex("3006800100810100")))),
                Arguments.of(
                        "charging events",
                        Operation.REQUEST_NOTIFICATION_CHARGING_EVENT,
                        sequence(Octets.fromHex("30058000810101"))));
    }

    private static Octets sequence(Octets element) {
        return fill(Tag.SEQUENCE, element);
    }

    private static Octets list(int tag, Octets element) {
        return fill(Tag.CONTEXT | tag, element);
    }

    private static Octets fill(int tag, Octets element) {
        BerWriter out = new BerWriter(SIZE);
        while (out.mark() < SIZE && (out.mark() == 0 || element.length() < 100)) {
            out.raw(element);
        }
        out.constructed(tag, 0);
        return out.toOctets();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void memoryIsBoundedByTheInput(String what, Operation operation, Octets argument) {
        InapCodec.argument(operation, Optional.of(argument), Variant.Q1218);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Reading<Argument> reading = InapCodec.argument(operation, Optional.of(argument), Variant.Q1218);
        long used = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(
                used < (long) MULTIPLE * argument.length() + CONSTANT,
                what + ": " + used + " octets for " + argument.length() + ", "
                        + reading.getClass().getSimpleName());
    }
}
