package org.tollbridge.core.accounting;

import java.nio.file.Path;

/**
 * How accounting records are sent.
 *
 * @param folder where the position in the journal is kept; created if missing
 * @param window requests that may await their answers, 1 or more
 * @param retryMillis how long a server is not used after it has not answered or has refused what another may accept
 */
public record AccountingSettings(Path folder, int window, int retryMillis) {

    public AccountingSettings {
        if (window < 1 || retryMillis < 1) {
            throw new IllegalArgumentException("accounting cannot have " + window
                    + " requests under way and retry after " + retryMillis + " ms: give 1 or more of both");
        }
    }
}
