package org.tollbridge.node.bench;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Operation;
import org.tollbridge.wire.m3ua.M3uaDecoder;
import org.tollbridge.wire.m3ua.M3uaMessage;
import org.tollbridge.wire.m3ua.MessageType;
import org.tollbridge.wire.m3ua.Parameter;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpDecoder;
import org.tollbridge.wire.sccp.SccpMessage;
import org.tollbridge.wire.tcap.Code;
import org.tollbridge.wire.tcap.Component;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapMessage;

/** Records the whole node's response to the first InitialDP, and then ignores messages. */
final class AnswerTap implements MessageTap {

    private final SccpDecoder sccp = new SccpDecoder(PointCodeLength.BITS_14);
    private volatile Optional<CannedAnswers> answers = Optional.empty();

    /** The response, once there is one. */
    Optional<CannedAnswers> answers() {
        return answers;
    }

    @Override
    public void message(Instant time, InetSocketAddress source, InetSocketAddress destination, Octets m3ua) {
        if (answers.isEmpty()
                && M3uaDecoder.decode(m3ua) instanceof M3uaMessage message
                && message.type() == MessageType.DATA
                && sccp.decode(message.require(Parameter.ProtocolData.class).data())
                        instanceof SccpMessage.Unitdata unitdata
                && TcapDecoder.decode(unitdata.data()) instanceof TcapMessage.Continue answer) {
            learn(answer);
        }
    }

    private void learn(TcapMessage.Continue answer) {
        List<CannedAnswers.Operation> operations = new ArrayList<>();
        for (Component component : answer.components()) {
            if (component instanceof Component.Invoke invoke && invoke.operation() instanceof Code.Local(int code)) {
                operations.add(new CannedAnswers.Operation(
                        code,
                        Operation.of(code).orElseThrow().operationClass(),
                        invoke.parameter().orElseThrow().compact()));
            }
        }
        if (operations.stream().anyMatch(operation -> operation.code() == Operation.CONNECT.code())) {
            answers = Optional.of(new CannedAnswers(List.copyOf(operations)));
        }
    }
}
