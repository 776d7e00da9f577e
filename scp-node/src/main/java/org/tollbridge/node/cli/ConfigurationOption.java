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

    /** Reads the named file, otherwise the home's own, otherwise only defaults and environment. */
    ConfigurationReader.Loaded read(NodeHome home) {
        return ConfigurationReader.read(named(home), System.getenv());
    }

    /** Same, for callers that report faults together with contradictions between values. */
    ConfigurationReader.Loaded readWithFaults(NodeHome home) {
        return ConfigurationReader.readWithFaults(named(home), System.getenv());
    }

    private Optional<Path> named(NodeHome home) {
        return Optional.ofNullable(file)
                .or(() -> Optional.of(home.configuration()).filter(Files::exists));
    }
}
