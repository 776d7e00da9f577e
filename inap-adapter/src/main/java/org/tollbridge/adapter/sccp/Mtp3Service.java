package org.tollbridge.adapter.sccp;

import java.io.IOException;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPart;
import org.tollbridge.wire.Octets;

/** MTP level 3 through jSS7's interfaces. */
final class Mtp3Service implements Mtp {

    private static final int SERVICE_INDICATOR = 3;
    private static final int NO_PRIORITY = 0;

    private final Mtp3UserPart userPart;
    private final SignallingPoints others;
    private final int pointCode;
    private final int networkIndicator;

    Mtp3Service(Mtp3UserPart userPart, SignallingPoints others, int pointCode, int networkIndicator) {
        this.userPart = userPart;
        this.others = others;
        this.pointCode = pointCode;
        this.networkIndicator = networkIndicator;
    }

    @Override
    public int pointCode() {
        return pointCode;
    }

    @Override
    public boolean isKnown(int other) {
        return others.isKnown(other);
    }

    @Override
    public boolean isAccessible(int other) {
        return others.isAccessible(other);
    }

    @Override
    public boolean shareAWay(int one, int other) {
        return others.shareAWay(one, other);
    }

    @Override
    public void transfer(int destination, int sls, Octets message) throws IOException {
        userPart.sendMessage(userPart.getMtp3TransferPrimitiveFactory()
                .createMtp3TransferPrimitive(
                        SERVICE_INDICATOR,
                        networkIndicator,
                        NO_PRIORITY,
                        pointCode,
                        destination,
                        sls,
                        message.toByteArray()));
    }
}
