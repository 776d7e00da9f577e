package org.tollbridge.provisioning.inventory;

import java.util.Locale;
import java.util.Optional;

/** What moves a service number from one state to the next. */
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
    /** A row of a batch file that says the number works. */
    LOAD("loaded"),
    /** A row of a batch file that says the number is suspended. */
    LOAD_SUSPENDED("loaded"),
    /** A row of a batch file that says the number is reserved. */
    LOAD_RESERVED("loaded"),
    /** A row of a batch file that says the number is assigned. */
    LOAD_ASSIGNED("loaded"),
    /** A row of a batch file that says the number is disconnected. */
    LOAD_DISCONNECTED("loaded"),
    /** A row of a batch file that says the number rests. */
    LOAD_AGEING("loaded"),
    /** A row of a batch file that says the number is not to be given out. */
    LOAD_UNAVAILABLE("loaded"),
    /** The moment came at which a reservation or the ageing ends; done by nobody. */
    EXPIRE("ended");

    private final String done;

    Step(String done) {
        this.done = done;
    }

    /** The step of a batch file's row that says a number is in a state; none leads to spare, which has no row. */
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

    /** Whether somebody takes it with one number; the others are taken by batch files, or by nobody. */
    public boolean byHand() {
        return compareTo(LOAD) < 0;
    }

    /** What a number is once the step was taken, such as "reserved", for sentences. */
    public String done() {
        return done;
    }

    /** The step as commands and the history write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
