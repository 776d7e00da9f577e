package org.tollbridge.node.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.provisioning.plan.Pbkdf2Pins;
import picocli.CommandLine.Command;

/** {@code tollbridge plan pin}. */
@Command(
        name = "pin",
        mixinStandardHelpOptions = true,
        header = "Read a PIN from standard input and print the hash that a plan stores.%n",
        optionListHeading = "%nOptions:%n")
final class PlanPinCommand implements Callable<Integer> {

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String pin = in.readLine();
        if (pin == null || !pin.matches("[0-9]{4,24}")) {
            throw new CommandFault("a PIN of 4 to 24 digits is needed on standard input");
        }
        out.println(Pbkdf2Pins.hash(pin, new SecureRandom()));
        return 0;
    }
}
