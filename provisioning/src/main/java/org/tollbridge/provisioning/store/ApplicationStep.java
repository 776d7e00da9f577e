package org.tollbridge.provisioning.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.service.plan.PlanNode;

/**
 * What is done with an application.
 *
 * @param paper that is accepted or refused
 * @param reason kept with the application or the paper; needed where something is refused
 * @param destination where calls go, when the number is activated
 */
public record ApplicationStep(
        Kind kind, Optional<Paper> paper, String reason, Optional<PlanNode.Destination> destination) {

    /** What can be done. */
    public enum Kind {
        ACCEPT_PAPER,
        REFUSE_PAPER,
        /** All papers are accepted: the number may be activated. */
        APPROVE,
        /** The number is released. */
        REFUSE,
        /** The number takes calls. */
        ACTIVATE;

        /** The kind as requests write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** All words. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }

        /**
         * The kind of a word.
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
