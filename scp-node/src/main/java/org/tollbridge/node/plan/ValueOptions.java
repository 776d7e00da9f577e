package org.tollbridge.node.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.provisioning.plan.TemplateValues;
import picocli.CommandLine.Option;

/** Options for the values of a plan's parameters. */
public final class ValueOptions {

    @Option(
            names = "--value",
            paramLabel = "NAME=VALUE",
            description = "Value of a parameter that the plan writes as $${NAME}; repeatable.")
    private List<String> pairs = new ArrayList<>();

    /** The values as given. */
    public List<String> pairs() {
        return pairs;
    }

    /** The values by name. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        try {
            pairs.forEach(pair -> TemplateValues.add(values, pair));
        } catch (IllegalArgumentException e) {
            throw new CommandFault(String.valueOf(e.getMessage()));
        }
        return values;
    }
}
