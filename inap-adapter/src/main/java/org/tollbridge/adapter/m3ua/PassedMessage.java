package org.tollbridge.adapter.m3ua;

import java.util.OptionalLong;
import org.restcomm.protocols.ss7.mtp.Mtp3TransferPrimitive;
import org.tollbridge.wire.m3ua.M3uaEncoder;

/**
 * A message to be passed to another node behind this point code.
 *
 * @param own whether it is for a dialogue of that node; otherwise that node must send it to a switch
 */
record PassedMessage(Mtp3TransferPrimitive primitive, boolean own) {

    byte[] octets() {
        return octets(primitive);
    }

    /** A message as DATA, in the form in which nodes exchange it. */
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
