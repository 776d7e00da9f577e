package org.tollbridge.adapter.m3ua;

/** Receives changes in the reachability of switches. Called on an I/O thread and must not block. */
@FunctionalInterface
public interface LinkListener {
    void linkChanged(int pointCode, boolean available);
}
