package org.tollbridge.simulator.scenario;

import java.util.Locale;

/** Constants in words: {@code NO_ANSWER} is "no answer". */
public final class ScenarioWords {
    private ScenarioWords() {}

    /** The constant in words. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
