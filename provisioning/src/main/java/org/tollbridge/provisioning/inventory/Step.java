package org.tollbridge.provisioning.inventory;

import java.util.Locale;

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
    /** The moment came at which a reservation or the ageing ends; done by nobody. */
    EXPIRE("ended");

    private final String done;

    Step(String done) {
        this.done = done;
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
