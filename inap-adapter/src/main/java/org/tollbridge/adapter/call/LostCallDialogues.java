package org.tollbridge.adapter.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.restcomm.protocols.ss7.tcap.api.tc.dialog.Dialog;
import org.slf4j.LoggerFactory;
import org.tollbridge.adapter.sccp.PartyAddress;
import org.tollbridge.adapter.stack.LostTransactions;
import org.tollbridge.adapter.stack.LostTransactions.Transaction;
import org.tollbridge.adapter.stack.PeerTransactions;
import org.tollbridge.service.port.LostDialogue;
import org.tollbridge.service.port.LostDialogues;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;
import org.tollbridge.wire.transport.LimitedLog;

/**
 * The dialogues of calls of a lost node. The handle that nodes exchange for a dialogue consists of the point code of
 * its switch, the edition of INAP, an empty CONTINUE as the lost node would have sent it, in its SCCP message, and
 * whether the dialogue came from the switch itself.
 */
public final class LostCallDialogues implements LostDialogues {

    private static final LimitedLog LOG = new LimitedLog(LoggerFactory.getLogger(LostCallDialogues.class));
    /** The length that all stored addresses are written with; 14-bit point codes fit too. */
    private static final PointCodeLength LENGTH = PointCodeLength.BITS_24;

    private static final String DIRECT = "direct";
    private static final String RELAYED = "relayed";

    private final LostTransactions transactions;
    private final IntFunction<Optional<InapSwitch>> switches;

    /**
     * @param switches finds the switch with a point code
     */
    public LostCallDialogues(LostTransactions transactions, IntFunction<Optional<InapSwitch>> switches) {
        this.transactions = transactions;
        this.switches = switches;
    }

    /**
     * The handle of a jSS7 dialogue; empty if one of its addresses is not a {@link PartyAddress}.
     *
     * @param peer the switch's side of the dialogue
     */
    static Optional<String> handle(Dialog dialog, PeerTransactions.Peer peer, int pointCode, Variant variant) {
        if (!(dialog.getRemoteAddress() instanceof PartyAddress remote)
                || !(dialog.getLocalAddress() instanceof PartyAddress local)) {
            return Optional.empty();
        }
        TcapMessage empty = new TcapMessage.Continue(
                TransactionId.of(dialog.getLocalDialogId().intValue()), peer.theirs(), Optional.empty(), List.of());
        SccpMessage message = new SccpMessage.Unitdata(
                new ProtocolClass(1, 0), remote.address(), local.address(), new TcapEncoder().encode(empty));
        return Optional.of(pointCode + " " + variant.name() + " "
                + new SccpEncoder(LENGTH).encode(message).toHex() + " " + (peer.direct() ? DIRECT : RELAYED));
    }

    @Override
    public Optional<LostDialogue> adopt(String handle, Consumer<LostDialogue.News> news) {
        String[] words = handle.split(" ", -1);
        try {
            int pointCode = Integer.parseInt(words[0]);
            Variant variant = Variant.valueOf(words[1]);
            Optional<InapSwitch> settings = switches.apply(pointCode);
            if (settings.isPresent()
                    && new SccpDecoder(LENGTH).decode(Octets.fromHex(words[2])) instanceof SccpMessage.Unitdata sccp
                    && TcapDecoder.decode(sccp.data()) instanceof TcapMessage.Continue going) {
                Transaction transaction = new Transaction(
                        going.originating().value(),
                        going.destination(),
                        pointCode,
                        // A node of an earlier release does not include it.
                        words.length > 3 && words[3].equals(DIRECT),
                        new PartyAddress(sccp.called()),
                        new PartyAddress(sccp.calling()));
                LostCallDialogue dialogue =
                        new LostCallDialogue(transactions, transaction, settings.get(), variant, news);
                transactions.add(transaction, dialogue::received);
                return Optional.of(dialogue);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            LOG.warn("the dialogue of a lost node cannot be read: {}", unreadable.toString());
        }
        return Optional.empty();
    }
}
