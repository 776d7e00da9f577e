package org.tollbridge.service.plan;

/** Destinations that could not be reached a short time ago. Safe for any thread; never blocks. */
public interface Unreachable {

    /** Remembers nothing. */
    Unreachable NONE = new Unreachable() {
        @Override
        public boolean remembers(String destination) {
            return false;
        }

        @Override
        public void note(String destination) {}
    };

    /** Whether a destination could not be reached lately. */
    boolean remembers(String destination);

    /** Remembers for a short time that a destination could not be reached. */
    void note(String destination);
}
