package org.tollbridge.node.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.provisioning.batch.TariffFile;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.plan.PlanWorld;
import org.tollbridge.service.plan.ServiceClasses;

/** Reads the file of tariffs. */
public final class TariffReader {

    private static final int MOST_FAULTS = 100;
    private static final int REFUSED = 1;
    private static final String SHIPPED = "/org/tollbridge/node/samples/tariffs.csv";

    private TariffReader() {}

    /** The configured file; empty for the built-in one. */
    public static Optional<Path> configured(Values values) {
        return values.optional(ChargingKeys.TARIFFS).map(Path::of);
    }

    /** Name of a file in messages. */
    public static String name(Optional<Path> file) {
        return file.map(Path::toString).orElse("tariffs.csv");
    }

    /**
     * Reads a tariff.
     *
     * @param key configuration key or option that names the file, for messages
     * @param file the tariff file; empty for the built-in one, which also has lines for classes that the node may not
     *     have
     * @param classes the service classes of the node
     * @param world time zone and holidays of the tariff's days
     * @throws CommandFault with a line for each fault in the file
     */
    public static Tariff read(String key, Optional<Path> file, ServiceClasses classes, PlanWorld world) {
        List<String> known = (file.isPresent() ? classes : ServiceClasses.china()).names();
        String name = name(file);
        List<String> faults = new ArrayList<>();
        try (InputStream in = open(file)) {
            return TariffFile.read(in, known, world.zone(), world.holidays(), fault -> {
                        if (faults.size() < MOST_FAULTS) {
                            faults.add(fault.in(name));
                        }
                    })
                    .orElseThrow(() -> new CommandFault(faults, REFUSED));
        } catch (IOException e) {
            throw unreadable(key, e);
        }
    }

    /**
     * Checks that a tariff can be opened, which depends on nothing else of the configuration.
     *
     * @throws CommandFault when it cannot
     */
    static void requireReadable(String key, Optional<Path> file) {
        try {
            open(file).close();
        } catch (IOException e) {
            throw unreadable(key, e);
        }
    }

    private static CommandFault unreadable(String key, IOException why) {
        return new CommandFault(key + " cannot be read (" + Reason.of(why) + "); name a readable file");
    }

    private static InputStream open(Optional<Path> file) throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : TariffReader.class.getResourceAsStream(SHIPPED);
    }
}
