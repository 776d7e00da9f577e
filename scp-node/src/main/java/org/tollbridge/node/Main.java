package org.tollbridge.node;

import org.tollbridge.node.cli.CommandFrame;

/** Where the JVM starts. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandFrame.execute(args));
    }
}
