package org.tollbridge.provisioning.inventory;

import java.util.Locale;

/** What moves a service number from one state to the next. */
public enum Step {
    RESERVE,
    ASSIGN,
    ACTIVATE,
    SUSPEND,
    RESUME,
    DISCONNECT,
    RECONNECT,
    AGE,
    FREE,
    RELEASE,
    WITHDRAW,
    RESTORE,
    /** A row of a batch file that says the number works. */
    LOAD,
    /** A row of a batch file that says the number is suspended. */
    LOAD_SUSPENDED,
    /** The moment came at which a reservation or the ageing ends; done by nobody. */
    EXPIRE;

    /** The step as commands and the history write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
