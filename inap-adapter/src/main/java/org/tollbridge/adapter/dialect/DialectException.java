package org.tollbridge.adapter.dialect;

/**
 * A dialect with a mistake, a fact that does not fit its field, or octets that are not of the dialect. It has no stack
 * trace, because the path gives the place.
 */
public final class DialectException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path place in the settings, for example {@code default.furnishCharging.layout[2].width}
     * @param problem what is wrong there, and what is expected
     */
    public DialectException(String path, String problem) {
        super(path + ": " + problem, null, false, false);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
