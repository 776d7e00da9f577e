package org.tollbridge.node.bench;

import java.util.List;
import org.tollbridge.wire.Octets;

/**
 * The operations with which the baseline responds to an InitialDP: those that the whole SCP sent in the same run, so
 * that both put the same octets on the wire.
 */
record CannedAnswers(List<Operation> operations) {

    /**
     * One invoke.
     *
     * @param code local operation code
     * @param operationClass 1 to 4 (ITU-T Q.771, operation classes)
     * @param argument the argument with its own tag and length
     */
    record Operation(int code, int operationClass, Octets argument) {}

    /** The operations as command line arguments: {@code code/class/hex}. */
    List<String> toWords() {
        return operations.stream()
                .map(o ->
                        o.code() + "/" + o.operationClass() + "/" + o.argument().toHex())
                .toList();
    }

    static CannedAnswers ofWords(List<String> words) {
        return new CannedAnswers(words.stream()
                .map(word -> word.split("/", 3))
                .map(parts ->
                        new Operation(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Octets.fromHex(parts[2])))
                .toList());
    }
}
