package org.tollbridge.bench;

import com.beanit.asn1bean.ber.ReverseByteArrayOutputStream;
import com.beanit.asn1bean.ber.types.BerOctetString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tollbridge.bench.inapcs1.ConnectArg;
import org.tollbridge.bench.inapcs1.InitialDPArg;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.Connect;
import org.tollbridge.wire.inap.InapCodec;
import org.tollbridge.wire.inap.Operation;

/** InitialDP in and Connect out, by our descriptions and by code that asn1bean compiled, on the same octets. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    /** Argument of vector initialDP-1. */
    private static final Octets INITIAL_DP =
            Octets.fromHex("301b80012a82070310085055214383078313442143650785010a9c0102");
    /** What a first answer says: destination and original called party. */
    private static final byte[] DESTINATION = Octets.fromHex("0390010155051000").toByteArray();

    private static final byte[] ORIGINAL = Octets.fromHex("0390080018000001").toByteArray();

    private final byte[] initialDp = INITIAL_DP.toByteArray();

    @Benchmark
    public Object decodeInitialDp() {
        return InapCodec.argument(Operation.INITIAL_DP, Optional.of(INITIAL_DP), Variant.Q1218);
    }

    @Benchmark
    public Object decodeInitialDpByAsn1bean() throws IOException {
        InitialDPArg argument = new InitialDPArg();
        argument.decode(new ByteArrayInputStream(initialDp));
        return argument;
    }

    @Benchmark
    public Object encodeConnect() {
        Connect connect = Connect.TYPE
                .values()
                .set(Connect.DESTINATION_ROUTING_ADDRESS, List.of(Octets.wrap(DESTINATION)))
                .set(Connect.ORIGINAL_CALLED_PARTY_ID, Octets.wrap(ORIGINAL))
                .build();
        return connect.encode(Variant.Q1218);
    }

    @Benchmark
    public Object encodeConnectByAsn1bean() throws IOException {
        ConnectArg connect = new ConnectArg();
        ConnectArg.DestinationRoutingAddress address = new ConnectArg.DestinationRoutingAddress();
        address.getBerOctetString().add(new BerOctetString(DESTINATION));
        connect.setDestinationRoutingAddress(address);
        connect.setOriginalCalledPartyID(new BerOctetString(ORIGINAL));
        ReverseByteArrayOutputStream out = new ReverseByteArrayOutputStream(64, true);
        connect.encode(out);
        return out.getArray();
    }
}
