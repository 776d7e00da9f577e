package org.tollbridge.adapter.sccp;

import java.io.IOException;
import java.util.function.IntPredicate;
import org.restcomm.protocols.ss7.mtp.Mtp3UserPart;
import org.tollbridge.wire.Octets;

/** MTP level 3 as jSS7's interfaces have it. */
final class Mtp3Service implements Mtp {

    private static final int SERVICE_INDICATOR = 3;
    private static final int NO_PRIORITY = 0;

    private final Mtp3UserPart userPart;
    private final IntPredicate accessible;
    private final int pointCode;
    private final int networkIndicator;

    Mtp3Service(Mtp3UserPart userPart, IntPredicate accessible, int pointCode, int networkIndicator) {
        this.userPart = userPart;
        this.accessible = accessible;
        this.pointCode = pointCode;
        this.networkIndicator = networkIndicator;
    }

    @Override
    public int pointCode() {
        return pointCode;
    }

    @Override
    public boolean isAccessible(int other) {
        return accessible.test(other);
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
