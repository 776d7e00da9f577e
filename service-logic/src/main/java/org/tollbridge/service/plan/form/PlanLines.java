package org.tollbridge.service.plan.form;

import java.util.HashMap;
import java.util.Map;
import org.tollbridge.service.plan.Fault;

/** Which line of a plan's text says what, so that a fault of the tree can name its line. */
final class PlanLines {

    private static final Map<String, String> ARROWS =
            Map.of("to", "to -> NODE", "otherwise", "otherwise -> NODE", "noInput", "no input -> NODE");

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The first line that says what is at {@code path}. */
    void note(String path, int line) {
        numbers.putIfAbsent(path, line);
    }

    /** A fault with its line, or that of what it belongs to; one that is missing is named as its line is written. */
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
