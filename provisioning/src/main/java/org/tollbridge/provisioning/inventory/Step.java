package org.tollbridge.provisioning.inventory;

import java.util.Locale;
import java.util.Optional;

/** A step that moves a service number from one state to the next. */
public enum Step {
    RESERVE("reserved"),
    ASSIGN("assigned"),
    ACTIVATE("activated"),
    SUSPEND("suspended"),
    RESUME("resumed"),
    DISCONNECT("disconnected"),
    RECONNECT("reconnected"),
    AGE("aged"),
    FREE("freed"),
    RELEASE("released"),
    WITHDRAW("withdrawn"),
    RESTORE("restored"),
    /** A row of a batch file that puts the number in service. */
    LOAD("loaded"),
    /** A row of a batch file that suspends the number. */
    LOAD_SUSPENDED("loaded"),
    /** A row of a batch file that reserves the number. */
    LOAD_RESERVED("loaded"),
    /** A row of a batch file that assigns the number. */
    LOAD_ASSIGNED("loaded"),
    /** A row of a batch file that disconnects the number. */
    LOAD_DISCONNECTED("loaded"),
    /** A row of a batch file that puts the number into its ageing period. */
    LOAD_AGEING("loaded"),
    /** A row of a batch file that makes the number unavailable. */
    LOAD_UNAVAILABLE("loaded"),
    /** The end of a reservation or of the ageing period; it happens by itself. */
    EXPIRE("ended");

    private final String done;

    Step(String done) {
        this.done = done;
    }

    /** The step of a batch file row with this state; none leads to spare, which has no rows. */
    public static Optional<Step> loading(NumberState state) {
        return switch (state) {
            case SPARE -> Optional.empty();
            case RESERVED -> Optional.of(LOAD_RESERVED);
            case ASSIGNED -> Optional.of(LOAD_ASSIGNED);
            case WORKING -> Optional.of(LOAD);
            case SUSPENDED -> Optional.of(LOAD_SUSPENDED);
            case DISCONNECTED -> Optional.of(LOAD_DISCONNECTED);
            case AGEING -> Optional.of(LOAD_AGEING);
            case UNAVAILABLE -> Optional.of(LOAD_UNAVAILABLE);
        };
    }

    /** Whether a user can request it for one number; the others come from batch files or happen by themselves. */
    public boolean byHand() {
        return compareTo(LOAD) < 0;
    }

    /** The number's condition after the step, such as "reserved", for use in sentences. */
    public String done() {
        return done;
    }

    /** The step as written in commands and in the history. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
