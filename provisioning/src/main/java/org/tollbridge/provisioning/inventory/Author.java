package org.tollbridge.provisioning.inventory;

/**
 * Who changes something, and why. Both are kept with the change.
 *
 * @param who login name or the like, 1 to 64 characters
 * @param why up to 200 characters; may be empty
 */
public record Author(String who, String why) {

    private static final int LONGEST_WHO = 64;
    private static final int LONGEST_WHY = 200;

    /** The node itself, at its own start. */
    public static final Author NODE = new Author("tollbridge", "");

    /**
     * Checks both texts.
     *
     * @throws IllegalArgumentException when one is too long, empty where it may not be, or holds control characters
     */
    public Author {
        if (who.isBlank() || who.length() > LONGEST_WHO || !plain(who)) {
            throw new IllegalArgumentException(
                    "who does it is named by 1 to " + LONGEST_WHO + " characters on one line");
        }
        if (why.length() > LONGEST_WHY || !plain(why)) {
            throw new IllegalArgumentException("the reason has at most " + LONGEST_WHY + " characters on one line");
        }
    }

    private static boolean plain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
