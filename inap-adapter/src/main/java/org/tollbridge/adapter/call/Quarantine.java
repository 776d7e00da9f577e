package org.tollbridge.adapter.call;

/** Hears of a BEGIN that no call could be made of. Called on the thread that brings it, which must not wait. */
@FunctionalInterface
public interface Quarantine {

    /**
     * Takes note of the BEGIN that is being handled on this thread.
     *
     * @param pointCode where it came from
     * @param reason what is wrong, in words
     * @param clause document and clause that it breaks; empty where it breaks none
     */
    void suspect(int pointCode, String reason, String clause);
}
