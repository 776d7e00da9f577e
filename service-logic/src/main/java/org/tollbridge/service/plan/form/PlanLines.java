package org.tollbridge.service.plan.form;

import java.util.HashMap;
import java.util.Map;
import org.tollbridge.service.plan.Fault;

/** Maps paths of the tree to lines of a plan's text, so that a fault of the tree can name its line. */
final class PlanLines {

    private static final Map<String, String> ARROWS =
            Map.of("to", "to -> NODE", "otherwise", "otherwise -> NODE", "noInput", "no input -> NODE");

    private final Map<String, Integer> numbers = new HashMap<>();

    /** Notes the line of {@code path}; the first one counts. */
    void note(String path, int line) {
        numbers.putIfAbsent(path, line);
    }

    /**
     * Returns a fault with its line, or that of the enclosing element; for a missing exit, it shows the form of its
     * line.
     */
    Fault located(Fault fault) {
        String path = fault.path();
        String last = path.substring(path.lastIndexOf('.') + 1);
        boolean written = numbers.containsKey(path);
        String rule = !written && ARROWS.containsKey(last) && fault.value().isEmpty()
                ? fault.rule() + "; it is a line '" + ARROWS.get(last) + "'"
                : fault.rule();
        String known = path;
        while (!known.isEmpty() && !numbers.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        String where = known.isEmpty() ? "" : " (line " + numbers.get(known) + ")";
        return new Fault(path, fault.value(), rule + where);
    }
}
