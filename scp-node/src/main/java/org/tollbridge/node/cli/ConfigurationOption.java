package org.tollbridge.node.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tollbridge.node.config.ConfigurationReader;
import org.tollbridge.node.home.NodeHome;
import picocli.CommandLine.Option;

/** The option that names a configuration file. */
final class ConfigurationOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "Configuration file (YAML); defaults to $TOLLBRIDGE_HOME/tollbridge.yaml if that file exists.")
    private @Nullable Path file;

    /** Reads the file named, or the home's own, or nothing but defaults and environment. */
    ConfigurationReader.Loaded read(NodeHome home) {
        return ConfigurationReader.read(named(home), System.getenv());
    }

    /** The same, for whoever reports what is wrong together with what does not go together. */
    ConfigurationReader.Loaded readWithFaults(NodeHome home) {
        return ConfigurationReader.readWithFaults(named(home), System.getenv());
    }

    private Optional<Path> named(NodeHome home) {
        return Optional.ofNullable(file)
                .or(() -> Optional.of(home.configuration()).filter(Files::exists));
    }
}
