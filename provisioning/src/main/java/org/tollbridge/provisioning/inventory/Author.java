package org.tollbridge.provisioning.inventory;

/**
 * Author, reason and origin of a change. All are recorded with it.
 *
 * @param who login name or similar, 1 to 64 characters
 * @param why up to 200 characters; may be empty
 * @param origin where the change came from, such as "command line" or "api 127.0.0.1", 1 to 100 characters
 */
public record Author(String who, String why, String origin) {

    private static final int LONGEST_WHO = 64;
    private static final int LONGEST_WHY = 200;
    private static final int LONGEST_ORIGIN = 100;
    private static final String COMMAND_LINE = "command line";

    /** The node itself, for example at start. */
    public static final Author NODE = new Author("tollbridge", "", "node");

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException when one is too long, empty though required, or contains control characters
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

    /** A user at the command line on the node's host. */
    public Author(String who, String why) {
        this(who, why, COMMAND_LINE);
    }

    private static boolean plain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
