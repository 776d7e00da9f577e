package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of the console: one page for browsers, over this API. Nothing of it comes from elsewhere. */
public final class Console {

    /** Where the page is. */
    public static final String PATH = "/console";

    /** What a browser may do with the page: fetch from this server, and nothing else. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * One file.
     *
     * @param path on the server
     * @param type its media type
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
