package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of the console: one browser page that uses this API. Nothing is loaded from elsewhere. */
public final class Console {

    /** Path of the page. */
    public static final String PATH = "/console";

    /** Content security policy: the page may fetch only from this server. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * A file.
     *
     * @param path path on the server
     * @param type media type
     */
    public record File(String path, String type, String text) {}

    private Console() {}

    /** All files, the page first. */
    public static List<File> files() {
        return List.of(
                file("", "index.html", "text/html; charset=utf-8"),
                file("/console.css", "console.css", "text/css; charset=utf-8"),
                file("/icon.svg", "icon.svg", "image/svg+xml"),
                script("console.js"),
                script("live.js"),
                script("number.js"),
                script("parts.js"),
                script("settings.js"),
                script("words.js"));
    }

    private static File script(String name) {
        return file("/" + name, name, "text/javascript; charset=utf-8");
    }

    private static File file(String path, String name, String type) {
        try (InputStream in = Console.class.getResourceAsStream("/org/tollbridge/provisioning/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the console file " + name + " is missing from the program");
            }
            return new File(PATH + path, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
