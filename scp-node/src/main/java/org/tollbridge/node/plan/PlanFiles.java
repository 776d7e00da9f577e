package org.tollbridge.node.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;
import org.tollbridge.provisioning.plan.FilledPlan;
import org.tollbridge.provisioning.plan.PlanJson;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClass;
import org.tollbridge.service.plan.form.PlanTemplate;
import org.tollbridge.service.plan.form.PlanText;

/** Reads and checks plans for the commands. */
final class PlanFiles {

    /** Exit code: the input was refused. */
    static final int REFUSED = 1;

    private PlanFiles() {}

    /** The configuration of the home, or the defaults. */
    static ConfigurationReader.Loaded configuration() {
        NodeHome home = NodeHome.of(System.getenv());
        return ConfigurationReader.read(Optional.of(home.configuration()).filter(Files::exists), System.getenv());
    }

    /** The text of a file. */
    static String read(Path file) {
        try {
            if (Files.size(file) > 4L * PlanJson.LONGEST) {
                throw new CommandFault(
                        file + " is too large for a plan; the maximum is " + PlanJson.LONGEST + " characters");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new CommandFault(file + " is not UTF-8; save it in that encoding");
        } catch (IOException e) {
            throw new CommandFault(file + " cannot be read; name a readable file");
        }
    }

    /**
     * Reads a plan that must be free of faults.
     *
     * @throws CommandFault with a line for each fault
     */
    static PlanDocument load(Path file, PlanRules rules, ServiceClass serviceClass) {
        return load(file, new ValueOptions(), rules, serviceClass);
    }

    /**
     * Same, for a plan that may have parameters.
     *
     * @throws CommandFault with a line for each fault
     */
    static PlanDocument load(Path file, ValueOptions values, PlanRules rules, ServiceClass serviceClass) {
        return load(file.toString(), read(file), values, rules, serviceClass);
    }

    /**
     * The same, of a text.
     *
     * @param name what faults begin with
     * @throws CommandFault with a line for each fault
     */
    static PlanDocument load(
            String name, String text, ValueOptions values, PlanRules rules, ServiceClass serviceClass) {
        PlanText.Tree tree = PlanJson.tree(text);
        FilledPlan filled = tree.faults().isEmpty()
                ? FilledPlan.of(PlanTemplate.of(tree.tree()), values.values(), plan -> rules.check(plan, serviceClass))
                : FilledPlan.refused(tree.faults());
        return filled.plan()
                .orElseThrow(() -> new CommandFault(
                        filled.faults().stream()
                                .map(fault -> words(name, fault))
                                .toList(),
                        REFUSED));
    }

    /** A fault in words, such as {@code plan.json: nodes.a.to: 'b': there is no node of this name}. */
    static String words(String file, Fault fault) {
        return file + ": " + fault.path() + (fault.value().isEmpty() ? "" : ": '" + fault.value() + "'") + ": "
                + fault.rule();
    }

    /** The service class with this name. */
    static ServiceClass serviceClass(PlanRules rules, String name) {
        return rules.classes()
                .find(name)
                .orElseThrow(() -> new CommandFault("there is no service class " + name + "; the classes are "
                        + String.join(", ", rules.classes().names())));
    }
}
