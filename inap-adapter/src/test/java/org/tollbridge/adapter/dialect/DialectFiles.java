package org.tollbridge.adapter.dialect;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;
import org.tollbridge.service.charging.ChargeFacts;
import org.tollbridge.service.charging.Payer;
import org.yaml.snakeyaml.Yaml;

/** Reads dialects of the class path and of text blocks, and has a call to lay out. */
public final class DialectFiles {

    private DialectFiles() {}

    public static Dialect load(String name) {
        String resource = "/org/tollbridge/dialects/" + name + ".yaml";
        try (InputStream file = Objects.requireNonNull(DialectFiles.class.getResourceAsStream(resource), resource)) {
            return Dialect.parse(name, new Yaml().<Object>load(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (DialectException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static Dialect parse(String yaml) throws DialectException {
        return Dialect.parse("d", new Yaml().<Object>load(yaml));
    }

    static Layout layout(String elements) throws DialectException {
        return layout(elements, false);
    }

    static Layout layout(String elements, boolean report) throws DialectException {
        return LayoutParser.parse(Setting.of("layout", new Yaml().<Object>load(elements)), report, 160);
    }

    /** The message of the mistake that something has to end with. */
    static String mistake(Executable executable) {
        return String.valueOf(assertThrows(DialectException.class, executable).getMessage());
    }

    /** A split call from Beijing to Shenzhen, second attempt. */
    public static ChargeFacts call() {
        return new ChargeFacts(
                "n1-lb2-c3",
                "400",
                "4008101234",
                "acme",
                "861062345678",
                "10",
                false,
                "8675526001234",
                "755",
                Payer.SPLIT,
                250,
                85,
                2,
                // 2026-11-22T12:30:45Z
                1_795_350_645_678L,
                600);
    }
}
