package org.tollbridge.node;

import java.util.Locale;
import org.tollbridge.node.cli.CommandFrame;

/** Entry point of the JVM. */
public final class Main {

    private Main() {}

    /** Output is English with ASCII digits, whatever the locale. */
    static void speak() {
        Locale.setDefault(Locale.ROOT);
    }

    public static void main(String[] args) {
        speak();
        System.exit(CommandFrame.execute(args));
    }
}
