package org.tollbridge.adapter.management;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.restcomm.protocols.ss7.tcap.asn.comp.Component;
import org.restcomm.protocols.ss7.tcap.asn.comp.ReturnError;
import org.tollbridge.wire.inap.InapError;

/** A dialogue in which a switch is to answer whether it filters. The first thing that happens in it is the answer. */
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
        long code = error.getErrorCode().getLocalErrorCode();
        return InapError.of(code).map(InapError::asn1Name).orElse("error " + code);
    }

    /** Ends without the answer, unless there was one. */
    void refused(String why) {
        answer.complete(new FilterAnswer.Refused(why));
    }

    Optional<FilterAnswer> answer() {
        return Optional.ofNullable(answer.getNow(null));
    }
}
