package org.tollbridge.adapter.sccp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.ReturnCause;

/** The global title translation function, which selects the rule with the longest prefix. Thread-safe. */
final class TranslationTable {

    private final Map<String, List<TranslationRule>> byPrefix = new HashMap<>();
    private final List<TranslationRule> all;
    private int longest;

    TranslationTable(List<TranslationRule> rules) {
        all = List.copyOf(rules);
        for (TranslationRule rule : rules) {
            String prefix = rule.match().digits();
            longest = Math.max(longest, prefix.length());
            byPrefix.computeIfAbsent(prefix, any -> new ArrayList<>()).add(rule);
        }
        Comparator<TranslationRule> specific =
                Comparator.comparingInt(rule -> -rule.match().specificity());
        byPrefix.values().forEach(rules1 -> rules1.sort(specific));
    }

    /** The rule for a title, if there is one. */
    Optional<TranslationRule> find(GlobalTitle title) {
        Optional<String> digits = all.isEmpty() ? Optional.empty() : title.digits();
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        for (int length = Math.min(longest, digits.get().length()); length >= 0; length--) {
            List<TranslationRule> rules = byPrefix.get(digits.get().substring(0, length));
            if (rules == null) {
                continue;
            }
            for (TranslationRule rule : rules) {
                if (rule.match().agreesWith(title)) {
                    return Optional.of(rule);
                }
            }
        }
        return Optional.empty();
    }

    /** Why there is no rule for a title: none for titles of its nature, or none for its digits. */
    ReturnCause reason(GlobalTitle title) {
        boolean nature = title.digits().isPresent()
                && all.stream().anyMatch(rule -> rule.match().agreesWith(title));
        return nature ? ReturnCause.NO_TRANSLATION : ReturnCause.NO_TRANSLATION_FOR_NATURE;
    }

    /**
     * @throws IllegalArgumentException if two rules match exactly the same titles
     */
    static void requireDistinct(List<TranslationRule> rules) {
        Set<TranslationRule.Match> seen = new HashSet<>();
        for (TranslationRule rule : rules) {
            if (!seen.add(rule.match())) {
                throw new IllegalArgumentException("two rules for global title " + rule.match() + "; make them one");
            }
        }
    }
}
