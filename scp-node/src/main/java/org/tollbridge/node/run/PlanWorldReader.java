package org.tollbridge.node.run;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.tollbridge.core.plan.BlockDraws;
import org.tollbridge.core.plan.RecentFailures;
import org.tollbridge.core.time.NodeClock;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.provisioning.plan.HolidayFile;
import org.tollbridge.provisioning.plan.KnownPlaces;
import org.tollbridge.service.plan.Holidays;
import org.tollbridge.service.plan.Places;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.WrongPins;

/** Creates the configured environment in which call plans are walked. */
public final class PlanWorldReader {

    private static final int MOST_PERCENTAGE_NODES = 1_000_000;
    private static final int MOST_UNREACHABLE = 100_000;

    private PlanWorldReader() {}

    /**
     * Reads the configuration.
     *
     * @throws IllegalArgumentException when a configured file is unreadable or invalid, or a service with custom logic
     *     cannot be used
     */
    public static PlanWorld read(Values values) {
        return new PlanWorld(
                values.zone(Keys.TIME_ZONE),
                holidays(values),
                places(values),
                new BlockDraws(new SecureRandom().nextLong(), MOST_PERCENTAGE_NODES),
                new RecentFailures(
                        1000L * values.integer(Keys.PLANS_UNREACHABLE), MOST_UNREACHABLE, NodeClock.system()),
                WrongPins.NONE,
                OwnServiceLoader.load());
    }

    /**
     * Reads only the calendar of public holidays.
     *
     * @throws IllegalArgumentException when it is unreadable or invalid
     */
    public static Holidays holidays(Values values) {
        return values.optional(Keys.PLANS_HOLIDAYS)
                .map(PlanWorldReader::holidays)
                .orElse(Holidays.NONE);
    }

    private static Holidays holidays(String file) {
        try {
            return HolidayFile.read(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    Keys.PLANS_HOLIDAYS + " cannot be read (" + Reason.of(e) + "); name a readable file", e);
        }
    }

    private static Places places(Values values) {
        try {
            return new KnownPlaces(
                    values.optional(Keys.NUMBERS_RANGES).map(Path::of),
                    values.optional(Keys.NUMBERS_PORTED).map(Path::of),
                    values.words(Keys.NUMBERS_MADE_UP));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    Keys.NUMBERS_RANGES + ", " + Keys.NUMBERS_PORTED + ": a file cannot be read (" + Reason.of(e)
                            + "); name readable files",
                    e);
        }
    }
}
