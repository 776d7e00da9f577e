package org.tollbridge.node.config;

import java.util.List;

/** Generates the reference page of all keys, in Markdown. */
public final class ConfigurationReference {

    private static final String INTRODUCTION = """
            # Configuration

            This page is generated from the keys in the code, and a test keeps it up to date.

            `tollbridge run` reads `--config FILE`, or else `$TOLLBRIDGE_HOME/tollbridge.yaml` if it exists. Every key has a \
            default, so an empty file, or none, is sufficient. The file is YAML:

            ```yaml
            m3ua:
              port: 2905
              point-code: 2
            switches:
              - name: beijing-ssp1
                point-code: 1
            ```

            - Unknown keys, values out of range and duplicate keys are refused. All errors are reported at once, each with \
            file, line and the allowed values. `tollbridge run` also reports values that contradict each other and faults in \
            the files that the configuration names.
            - Values are taken as typed: a node with the name `007` is `007`. Numbers are decimal, or hexadecimal with \
            the prefix `0x`. Point codes may also be written in parts: 3-8-3 bits, such as `2-100-5`, where they have 14 \
            bits, and 8-8-8 bits, such as `10-20-30`, where they have 24.
            - `${env:NAME}` in a value is replaced by the environment variable NAME.
            - An environment variable, whose name is given with each key, overrides that key. Write a list or mapping in \
            the one-line form of YAML: `TOLLBRIDGE_SWITCHES='[{name: ssp1, point-code: 1}]'`. Variables that start with \
            `TOLLBRIDGE_` but are not keys are reported and ignored, because orchestrators set some of their own.
            - Three variables are not keys: `TOLLBRIDGE_HOME` (folder of all state), `TOLLBRIDGE_JAVA_OPTS` (additional JVM \
            options) and `TOLLBRIDGE_JDKS` (folders in which the launcher looks for a JDK).
            """;

    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private ConfigurationReference() {}

    /** The page for all keys of the product. */
    public static String markdown() {
        ConfigurationReference reference = new ConfigurationReference();
        List<KeyDescription> keys = KeyTable.ofProduct().all();
        String group = "";
        for (KeyDescription key : keys) {
            String own = groupOf(key);
            if (!own.equals(group)) {
                reference.heading(own, key);
                group = own;
            }
            reference.entry(key);
        }
        return reference.page.toString();
    }

    private static String groupOf(KeyDescription key) {
        int dot = key.name().indexOf('.');
        return (dot < 0 ? key.name() : key.name().substring(0, dot)).replace("[]", "");
    }

    private void heading(String group, KeyDescription first) {
        page.append("\n## ").append(group).append('\n');
        if (first.kind() == Kind.LIST || first.kind() == Kind.TREE) {
            page.append('\n').append(first.text()).append('\n');
            page.append("\nEnvironment variable: `")
                    .append(first.environmentVariable())
                    .append("`\n");
            if (first.kind() == Kind.TREE) {
                return;
            }
        }
        page.append("\n| key | default | allowed | description |\n| --- | --- | --- | --- |\n");
    }

    private void entry(KeyDescription key) {
        if (key.kind() == Kind.LIST || (key.kind() == Kind.TREE && !key.ofItem())) {
            return;
        }
        String given = key.fallback().isEmpty() ? "none" : key.fallback();
        String fallback = key.required() ? "required" : "`" + given + "`";
        String variable = key.ofItem() ? "" : "<br>`" + key.environmentVariable() + "`";
        page.append("| `").append(key.name()).append('`').append(variable);
        page.append(" | ").append(fallback);
        page.append(" | ").append(key.allowed());
        page.append(" | ").append(key.text()).append(" |\n");
    }
}
