package org.tollbridge.simulator.load;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventReportBcsm;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.inap.InitialDp;
import org.tollbridge.wire.inap.LegId;
import org.tollbridge.wire.inap.MessageType;
import org.tollbridge.wire.inap.MiscCallInfo;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.inap.Parameter;
import org.tollbridge.wire.m3ua.M3uaEncoder;
import org.tollbridge.wire.sccp.ProtocolClass;
import org.tollbridge.wire.sccp.SccpEncoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.DialoguePortion;
import org.tollbridge.wire.tcap.TcapEncoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.tcap.TransactionId;

/** Prepared whole DATA messages, in which only transaction identifiers and SLS differ between dialogues. */
final class Frames {

    private static final int OURS = 0x5A01_C3E7;
    private static final int THEIRS = 0x6B12_D4F8;
    private static final int SCCP = 3;
    private static final ProtocolClass IN_SEQUENCE_RETURN_ON_ERROR = new ProtocolClass(1, 8);
    private static final MiscCallInfo NOTIFICATION = MiscCallInfo.TYPE
            .values()
            .set(MiscCallInfo.MESSAGE_TYPE, MessageType.NOTIFICATION)
            .build();

    private final LinkSettings link;
    private final Variant variant;
    private final TcapEncoder tcap = new TcapEncoder();
    private final SccpEncoder sccp;

    Frames(LinkSettings link, Optional<ApplicationContext> context) {
        this.link = link;
        this.variant = context.map(ApplicationContext::variant).orElse(Variant.ETSI);
        this.sccp = new SccpEncoder(link.pointCodes());
    }

    /** The SLS of all messages of a dialogue. */
    static int sls(int ownId) {
        return ownId & 0x0F;
    }

    /** A BEGIN with an InitialDP. */
    Frame begin(InitialDp initialDp, Optional<ApplicationContext> context) {
        Optional<DialoguePortion> dialogue = context.map(name -> DialoguePortion.Request.of(name.objectIdentifier()));
        return frame(
                new TcapMessage.Begin(
                        TransactionId.of(OURS), dialogue, List.of(invoke(1, Operation.INITIAL_DP, initialDp))),
                Octets.EMPTY);
    }

    /**
     * A CONTINUE with an EventReportBCSM in notify mode, for an SCP whose transaction identifier has {@code idLength}
     * octets.
     */
    Frame report(int invokeId, EventTypeBcsm event, int idLength) {
        EventReportBcsm report = EventReportBcsm.TYPE
                .values()
                .set(EventReportBcsm.EVENT_TYPE_BCSM, event)
                .set(EventReportBcsm.LEG_ID, LegId.receiving(2))
                .set(EventReportBcsm.MISC_CALL_INFO, NOTIFICATION)
                .build();
        TransactionId theirs =
                new TransactionId(TransactionId.of(THEIRS).octets().slice(0, idLength));
        return frame(
                new TcapMessage.Continue(
                        TransactionId.of(OURS),
                        theirs,
                        Optional.empty(),
                        List.of(invoke(invokeId, Operation.EVENT_REPORT_BCSM, report))),
                theirs.octets());
    }

    private Component invoke(int invokeId, Operation operation, Parameter argument) {
        return new Component.Invoke(
                invokeId, OptionalInt.empty(), new Code.Local(operation.code()), Optional.of(argument.encode(variant)));
    }

    /** Any message, with an SLS of 0. */
    byte[] message(TcapMessage message) {
        Octets data = sccp.encode(new SccpMessage.Unitdata(
                IN_SEQUENCE_RETURN_ON_ERROR, link.called(), link.calling(), tcap.encode(message)));
        return M3uaEncoder.data(
                link.networkAppearance(),
                link.routingContext(),
                link.pointCode(),
                link.remotePointCode(),
                M3uaEncoder.label(SCCP, link.networkIndicator(), 0, 0),
                data.toByteArray());
    }

    private Frame frame(TcapMessage message, Octets theirs) {
        byte[] octets = message(message);
        int label = 8
                + (link.networkAppearance().isPresent() ? 8 : 0)
                + (link.routingContext().isPresent() ? 8 : 0)
                + 4
                + 11;
        int ours = find(octets, TransactionId.of(OURS).octets());
        return new Frame(octets, label, ours, theirs.isEmpty() ? -1 : find(octets, theirs));
    }

    private static int find(byte[] octets, Octets wanted) {
        for (int at = 0; at + wanted.length() <= octets.length; at++) {
            if (Octets.of(octets, at, wanted.length()).equals(wanted)) {
                return at;
            }
        }
        throw new IllegalStateException("no transaction identifier in " + Arrays.toString(octets));
    }

    /**
     * A message with places to fill in.
     *
     * @param sls the index of the SLS
     * @param ours the index of the switch's transaction identifier
     * @param theirs the index of the SCP's transaction identifier; -1 in a BEGIN
     */
    record Frame(@SuppressWarnings("ArrayRecordComponent") byte[] octets, int sls, int ours, int theirs) {

        /** Makes a copy for one dialogue. */
        byte[] fill(int ownId, Octets theirId) {
            byte[] copy = octets.clone();
            copy[sls] = (byte) Frames.sls(ownId);
            copy[ours] = (byte) (ownId >> 24);
            copy[ours + 1] = (byte) (ownId >> 16);
            copy[ours + 2] = (byte) (ownId >> 8);
            copy[ours + 3] = (byte) ownId;
            if (theirs >= 0) {
                theirId.copyTo(copy, theirs);
            }
            return copy;
        }
    }
}
