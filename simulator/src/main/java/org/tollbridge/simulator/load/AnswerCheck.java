package org.tollbridge.simulator.load;

import java.util.Arrays;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.Tag;
import org.tollbridge.wire.inap.Operation;

/**
 * Checks whether an answer contains a Connect. An answer that is identical to the last good one of the same call is not
 * decoded again.
 */
final class AnswerCheck {
    private static final int COMPONENTS = Tag.APPLICATION | 12;
    private static final int INVOKE = Tag.CONTEXT | 1;

    private final Octets[] known;

    AnswerCheck(int calls) {
        known = new Octets[calls];
        Arrays.fill(known, Octets.EMPTY);
    }

    /**
     * Checks an answer.
     *
     * @param call the call of the load that it answers
     * @param rest the octets after the transaction identifiers
     */
    boolean isConnect(int call, Octets rest) {
        if (known[call].equals(rest)) {
            return true;
        }
        boolean connect = containsConnect(rest);
        if (connect) {
            known[call] = rest.compact();
        }
        return connect;
    }

    private static boolean containsConnect(Octets rest) {
        try {
            BerReader in = new BerReader(rest);
            while (in.next()) {
                if (in.tag() == COMPONENTS) {
                    in.enter();
                    while (in.next()) {
                        if (in.tag() == INVOKE && operation(in) == Operation.CONNECT.code()) {
                            return true;
                        }
                    }
                    in.leave();
                }
            }
            return false;
        } catch (BerException malformed) {
            return false;
        }
    }

    /** The local operation code: the second INTEGER of an invoke, after the invoke id. */
    private static long operation(BerReader invoke) throws BerException {
        long code = -1;
        int integers = 0;
        invoke.enter();
        while (integers < 2 && invoke.next()) {
            if (invoke.tag() == Tag.INTEGER) {
                code = invoke.integer();
                integers++;
            }
        }
        invoke.leave();
        return integers == 2 ? code : -1;
    }
}
