package org.tollbridge.provisioning.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.service.call.Outcome;

class ConsoleTest {

    private static final Pattern USED = Pattern.compile("\\bt\\('([A-Za-z-]+)'\\)");
    private static final Pattern KEY = Pattern.compile("(?:^|[,{]\\s*|\\s)(?:'([a-z-]+)'|([A-Za-z_]+)): '");

    private static String text(int file) {
        return Console.files().get(file).text();
    }

    private static Set<String> words(String language) {
        String script = text(2);
        int from = script.indexOf("\n  " + language + ": {");
        String block = script.substring(from, script.indexOf("\n  },", from));
        Set<String> words = new TreeSet<>();
        Matcher keys = KEY.matcher(block);
        while (keys.find()) {
            words.add(keys.group(1) == null ? keys.group(2) : keys.group(1));
        }
        return words;
    }

    @Test
    void everyWordIsThereInBothLanguages() {
        Set<String> english = words("en");
        Set<String> chinese = words("zh");
        assertTrue(english.size() > 60, english.toString());
        Set<String> lacking = new TreeSet<>(english);
        lacking.removeAll(chinese);
        assertEquals(Set.of(), lacking, "in Chinese");
        Set<String> used = new TreeSet<>();
        Matcher matcher = USED.matcher(text(2));
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        used.removeAll(english);
        assertEquals(Set.of(), used, "in English");
        for (NumberState state : NumberState.values()) {
            assertTrue(chinese.contains(state.word()), state.word());
        }
        for (Outcome outcome : Outcome.values()) {
            assertTrue(chinese.contains(outcome.name()), outcome.name());
        }
        for (Role role : Role.values()) {
            assertTrue(chinese.contains(role.word()), role.word());
        }
    }

    /** The policy forbids all of this too; here it shows before a browser says so. */
    @Test
    void nothingComesFromElsewhereAndNoTextBecomesHtml() {
        assertFalse(Console.POLICY.contains("unsafe"));
        for (int file = 0; file < Console.files().size(); file++) {
            String text = text(file);
            for (String bad : List.of(
                    "://",
                    "innerHTML",
                    "outerHTML",
                    "insertAdjacent",
                    "document.write",
                    "eval(",
                    "style=",
                    "onclick=\"")) {
                assertFalse(text.contains(bad), Console.files().get(file).path() + " has " + bad);
            }
        }
    }
}
