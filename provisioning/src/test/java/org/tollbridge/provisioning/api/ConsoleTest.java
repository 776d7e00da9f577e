package org.tollbridge.provisioning.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.service.call.Outcome;
import org.tollbridge.service.call.Reason;

class ConsoleTest {

    private static final Pattern USED = Pattern.compile("\\bt\\('([A-Za-z-]+)'\\)");
    private static final Pattern KEY = Pattern.compile("(?:^|[,{]\\s*|\\s)(?:'([a-z-]+)'|([A-Za-z_]+)): '");

    private static String text(String file) {
        return Console.files().stream()
                .filter(each -> each.path().endsWith(file))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static Set<String> words(String language) {
        String script = text("/words.js");
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
        assertTrue(english.size() > 100, english.toString());
        assertEquals(english, words("zh"));
        Set<String> needed = new TreeSet<>();
        for (Console.File file : Console.files()) {
            Matcher matcher = USED.matcher(file.text());
            while (matcher.find()) {
                needed.add(matcher.group(1));
            }
        }
        assertTrue(needed.size() > 60, needed.toString());
        Stream.of(NumberState.values()).map(NumberState::word).forEach(needed::add);
        Stream.of(Outcome.values()).map(Outcome::name).forEach(needed::add);
        Stream.of(Reason.values()).map(Reason::name).forEach(needed::add);
        Stream.of(Role.values()).map(Role::word).forEach(needed::add);
        Stream.of(Step.values()).map(step -> "step-" + step.word()).forEach(needed::add);
        Stream.of(Problem.Kind.values())
                .map(kind -> kind.type().replace("urn:tollbridge:problem:", "problem-"))
                .forEach(needed::add);
        needed.removeAll(english);
        assertEquals(Set.of(), needed, "words that no language has");
    }

    /** The policy forbids all of this too; here it shows before a browser says so. */
    @Test
    void nothingComesFromElsewhereAndNoTextBecomesHtml() {
        assertFalse(Console.POLICY.contains("unsafe"));
        for (Console.File file : Console.files()) {
            String text = file.text().replace("http://www.w3.org/2000/svg", "");
            for (String bad : List.of(
                    "://",
                    "innerHTML",
                    "outerHTML",
                    "insertAdjacent",
                    "document.write",
                    "eval(",
                    "style=",
                    "onclick=\"")) {
                assertFalse(text.contains(bad), file.path() + " has " + bad);
            }
        }
    }
}
