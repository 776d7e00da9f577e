package org.tollbridge.wire.sccp;

import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.wire.Octets;

/** Converts SCCP management messages to and from octets (Q.713 (03/2001) 5). Thread-safe. */
public final class ManagementCodec {
    private final PointCodeLength pointCodes;

    public ManagementCodec(PointCodeLength pointCodes) {
        this.pointCodes = pointCodes;
    }

    /**
     * Decodes the message in the user data of a unitdata message. Offsets in a failure count from the first octet of
     * the data.
     */
    public ManagementDecoded decode(Octets data) {
        if (data.isEmpty()) {
            return new DecodeFailure(0, "SCMG format identifier", "the data is empty", "5.1.1");
        }
        Optional<ManagementMessage.Type> known = ManagementMessage.Type.ofCode(data.at(0));
        if (known.isEmpty()) {
            return new DecodeFailure(
                    0, "SCMG format identifier", data.at(0) + " is no SCCP management message", "5.1.1");
        }
        ManagementMessage.Type type = known.get();
        boolean congestion = type == ManagementMessage.Type.SSC;
        int multiplicityAt = 2 + pointCodes.octets();
        int length = multiplicityAt + (congestion ? 2 : 1);
        if (data.length() != length) {
            return new DecodeFailure(
                    Math.min(length, data.length()),
                    type.name(),
                    data.length() + " octets where it has " + length,
                    "5.3");
        }
        int pointCode = 0;
        for (int i = pointCodes.octets() - 1; i >= 0; i--) {
            pointCode = pointCode << 8 | data.at(2 + i);
        }
        return new ManagementMessage(
                type,
                data.at(1),
                pointCode & pointCodes.highest(),
                data.at(multiplicityAt) & 3,
                congestion ? OptionalInt.of(data.at(multiplicityAt + 1) & 0xf) : OptionalInt.empty());
    }

    /**
     * Encodes a message.
     *
     * @throws IllegalArgumentException if the point code is above the network's highest
     */
    public Octets encode(ManagementMessage message) {
        OctetBuffer out = new OctetBuffer(8);
        out.put(message.type().code());
        out.put(message.affectedSubsystem());
        AddressCodec.writePointCode(out, message.affectedPointCode(), pointCodes);
        out.put(message.multiplicity());
        message.congestionLevel().ifPresent(out::put);
        return out.toOctets();
    }
}
