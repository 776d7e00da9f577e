package org.tollbridge.core.diameter;

import org.jdiameter.api.ApplicationId;

/** The application of a link. */
enum DiameterApplication {
    /** Base accounting (RFC 6733, 2.4), which TS 32.299 uses for Rf. */
    ACCOUNTING(0, 3, 271),
    /** Credit control (RFC 8506, 1.3), which TS 32.299 uses for Ro. */
    CREDIT_CONTROL(4, 0, 272);

    private final int auth;
    private final int accounting;
    private final int command;

    DiameterApplication(int auth, int accounting, int command) {
        this.auth = auth;
        this.accounting = accounting;
        this.command = command;
    }

    /** Returns the Auth-Application-Id; 0 for an accounting application. */
    int auth() {
        return auth;
    }

    /** Returns the Acct-Application-Id; 0 for an authorization application. */
    int accounting() {
        return accounting;
    }

    ApplicationId identifier() {
        return auth == 0 ? ApplicationId.createByAccAppId(accounting) : ApplicationId.createByAuthAppId(auth);
    }

    /** Returns the application's only command. */
    int command() {
        return command;
    }
}
