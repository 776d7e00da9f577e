package org.tollbridge.node.bench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The range of whole numbers that an option takes. */
final class OptionRange {

    private OptionRange() {}

    /**
     * Refuses a value outside the range, whose bounds are inclusive.
     *
     * @throws ParameterException a usage error with the option, its range and the value
     */
    static void check(CommandSpec spec, String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(spec.commandLine(), option + ": " + least + " to " + most + ", not " + value);
        }
    }
}
