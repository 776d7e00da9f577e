package org.tollbridge.node.cli;

import org.tollbridge.node.status.Product;
import picocli.CommandLine.IVersionProvider;

/** The product's version, as the build wrote it. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "tollbridge " + Product.version(),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
