package org.tollbridge.provisioning.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.service.plan.PlanNode;

/**
 * A step in an application.
 *
 * @param paper the paper that is accepted or refused
 * @param reason stored with the application or the paper; required for a refusal
 * @param destination destination of calls when the number is activated
 */
public record ApplicationStep(
        Kind kind, Optional<Paper> paper, String reason, Optional<PlanNode.Destination> destination) {

    /** Kind of step. */
    public enum Kind {
        ACCEPT_PAPER,
        REFUSE_PAPER,
        /** All papers are accepted: the number may be activated. */
        APPROVE,
        /** The number is released. */
        REFUSE,
        /** The number takes calls. */
        ACTIVATE;

        /** The kind as written in requests. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** All words. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }

        /**
         * The kind with this word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the steps are " + String.join(", ", words())));
        }
    }
}
