package org.tollbridge.adapter.m3ua;

import java.util.OptionalLong;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.tollbridge.wire.m3ua.M3uaEncoder;

/**
 * A message on its way to another node behind our point code.
 *
 * @param own whether it is for a dialogue of that node; else that node is to send it to a switch
 */
record PassedMessage(Mtp3TransferPrimitive primitive, boolean own) {

    byte[] octets() {
        return octets(primitive);
    }

    /** DATA of a message, as nodes bring it to each other. */
    static byte[] octets(Mtp3TransferPrimitive message) {
        return M3uaEncoder.data(
                OptionalLong.empty(),
                OptionalLong.empty(),
                message.getOpc(),
                message.getDpc(),
                M3uaEncoder.label(message.getSi(), message.getNi(), message.getMp(), message.getSls()),
                message.getData());
    }
}
