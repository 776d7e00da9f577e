package org.tollbridge.node.fault;

import java.util.List;

/**
 * A fault of a command's caller or environment, shown as lines without a stack trace. Each line names the thing, the
 * place and the remedy.
 */
public final class CommandFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Exit code: the command could not be carried out as called. */
    public static final int BAD_CALL = 2;

    private final transient List<String> lines;
    private final int exitCode;

    public CommandFault(String line) {
        this(List.of(line), BAD_CALL);
    }

    public CommandFault(List<String> lines, int exitCode) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
        this.exitCode = exitCode;
    }

    public List<String> lines() {
        return lines;
    }

    public int exitCode() {
        return exitCode;
    }
}
