package org.tollbridge.adapter.call;

/** Receives BEGINs that yield no call. Called on the thread that delivers the BEGIN and must not block. */
@FunctionalInterface
public interface Quarantine {

    /**
     * Records the BEGIN being handled on this thread.
     *
     * @param pointCode where it came from
     * @param reason what is wrong, in words
     * @param clause the violated document and clause; empty if none
     */
    void suspect(int pointCode, String reason, String clause);
}
