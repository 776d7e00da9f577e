package org.tollbridge.core.accounting;

import java.nio.file.Path;

/**
 * How accounting records are sent.
 *
 * @param folder where it is kept how far the journal has been sent; made when it is missing
 * @param window requests that may wait for their answers, 1 or more
 * @param retryMillis how long a server is left alone that has not answered, or has refused what another may take
 */
public record AccountingSettings(Path folder, int window, int retryMillis) {

    public AccountingSettings {
        if (window < 1 || retryMillis < 1) {
            throw new IllegalArgumentException("accounting cannot have " + window
                    + " requests under way and retry after " + retryMillis + " ms: give 1 or more of both");
        }
    }
}
