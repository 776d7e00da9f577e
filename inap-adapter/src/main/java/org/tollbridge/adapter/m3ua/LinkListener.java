package org.tollbridge.adapter.m3ua;

/** Hears of switches that become reachable and unreachable. Called on an I/O thread: it must not block. */
@FunctionalInterface
public interface LinkListener {
    void linkChanged(int pointCode, boolean available);
}
