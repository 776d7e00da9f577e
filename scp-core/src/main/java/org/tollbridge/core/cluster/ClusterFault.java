package org.tollbridge.core.cluster;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes a failure between members in one line. */
final class ClusterFault {

    private static final int MOST_CHARACTERS = 200;

    /**
     * Hazelcast's message may contain everything about an operation, a whole page; this is the member that was asked.
     */
    private static final Pattern OPERATION =
            Pattern.compile("Invocation\\{.*targetAddress=(\\[[^\\]]*\\]:\\d+)", Pattern.DOTALL);

    private ClusterFault() {}

    /** Returns the class of the failure, and its message or the address of the member that was asked. */
    static String of(Throwable failure) {
        Throwable cause = failure;
        if ((failure instanceof ExecutionException || failure instanceof CompletionException)
                && failure.getCause() != null) {
            cause = failure.getCause();
        }
        String name = cause.getClass().getSimpleName();
        String message = Optional.ofNullable(cause.getMessage()).orElse("");
        Matcher operation = OPERATION.matcher(message);
        if (operation.find()) {
            return name + " of member " + operation.group(1);
        }
        String line = message.lines().findFirst().orElse("");
        String brief = line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "..." : line;
        return brief.isEmpty() ? name : name + ": " + brief;
    }
}
