package org.tollbridge.node.status;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The identity of this program. */
public final class Product {

    private Product() {}

    /** Its version, such as 0.1.0. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream in = Product.class.getResourceAsStream("/org/tollbridge/node/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
