package org.tollbridge.node;

import java.util.Locale;
import org.tollbridge.node.cli.CommandFrame;

/** Where the JVM starts. */
public final class Main {

    private Main() {}

    /** What the program writes is English, and its digits are those of programs, whatever the machine's language is. */
    static void speak() {
        Locale.setDefault(Locale.ROOT);
    }

    public static void main(String[] args) {
        speak();
        System.exit(CommandFrame.execute(args));
    }
}
