package org.tollbridge.adapter.management;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.ErrorCode;
import org.restcomm.protocols.ss7.tcap.asn.comp.ErrorCodeType;
import org.restcomm.protocols.ss7.tcap.asn.comp.ReturnError;
import org.tollbridge.wire.inap.InapError;

/** A dialogue in which a switch answers a filtering request. The first event in it is the answer. */
final class FilterDialogue {

    private final CompletableFuture<FilterAnswer> answer;

    FilterDialogue(CompletableFuture<FilterAnswer> answer) {
        this.answer = answer;
    }

    void received(Component[] components) {
        for (Component component : components) {
            switch (component.getType()) {
                case ReturnResultLast, ReturnResult -> answer.complete(new FilterAnswer.Accepted());
                case ReturnError -> refused("it answers " + error((ReturnError) component));
                case Reject -> refused("it rejects the operation");
                case Invoke -> {}
            }
        }
    }

    private static String error(ReturnError error) {
        ErrorCode code = error.getErrorCode();
        if (code.getErrorType() != ErrorCodeType.Local) {
            return "an error with a global code, which INAP has none of";
        }
        long local = code.getLocalErrorCode();
        return InapError.of(local).map(InapError::asn1Name).orElse("error " + local);
    }

    /** Completes the answer as refused, unless there has been one. */
    void refused(String why) {
        answer.complete(new FilterAnswer.Refused(why));
    }

    /** Completes the answer as unknown, unless there has been one. */
    void unknown(String why) {
        answer.complete(new FilterAnswer.Unknown(why));
    }

    Optional<FilterAnswer> answer() {
        return Optional.ofNullable(answer.getNow(null));
    }
}
