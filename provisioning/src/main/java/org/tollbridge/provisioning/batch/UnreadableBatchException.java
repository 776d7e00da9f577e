package org.tollbridge.provisioning.batch;

/** Thrown when a batch file cannot be read beyond some line: it is not text, or its quotes do not match. */
final class UnreadableBatchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;

    UnreadableBatchException(long line, String rule) {
        super(rule);
        this.line = line;
    }

    BatchFault fault() {
        return new BatchFault(line, "", "", String.valueOf(getMessage()));
    }
}
