package org.tollbridge.adapter.dialect;

/**
 * A dialect that cannot be used as it is written, a fact that does not fit its place, or octets that are not of the
 * dialect. It has no stack trace: the path says where to look.
 */
public final class DialectException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path place in the settings, such as {@code default.furnishCharging.layout[2].width}
     * @param problem what is wrong there, and what would be right
     */
    public DialectException(String path, String problem) {
        super(path + ": " + problem, null, false, false);
        this.path = path;
    }

    public String path() {
        return path;
    }
}
