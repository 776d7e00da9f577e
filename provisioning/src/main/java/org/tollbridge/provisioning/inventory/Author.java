package org.tollbridge.provisioning.inventory;

/**
 * Who changes something, why, and from where. All are kept with the change.
 *
 * @param who login name or the like, 1 to 64 characters
 * @param why up to 200 characters; may be empty
 * @param origin by which way the change came, such as "command line" or "api 127.0.0.1", 1 to 100 characters
 */
public record Author(String who, String why, String origin) {

    private static final int LONGEST_WHO = 64;
    private static final int LONGEST_WHY = 200;
    private static final int LONGEST_ORIGIN = 100;
    private static final String COMMAND_LINE = "command line";

    /** The node itself, at its own start. */
    public static final Author NODE = new Author("tollbridge", "", "node");

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException when one is too long, empty where it may not be, or holds control characters
     */
    public Author {
        if (who.isBlank() || who.length() > LONGEST_WHO || !plain(who)) {
            throw new IllegalArgumentException("an author must have 1 to " + LONGEST_WHO + " characters on one line");
        }
        if (why.length() > LONGEST_WHY || !plain(why)) {
            throw new IllegalArgumentException("a reason must have at most " + LONGEST_WHY + " characters on one line");
        }
        if (origin.isBlank() || origin.length() > LONGEST_ORIGIN || !plain(origin)) {
            throw new IllegalArgumentException(
                    "an origin must have 1 to " + LONGEST_ORIGIN + " characters on one line");
        }
    }

    /** Somebody at the command line of the node's machine. */
    public Author(String who, String why) {
        this(who, why, COMMAND_LINE);
    }

    private static boolean plain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
