package org.tollbridge.service.call;

/** How an armed detection point reports: EDP-R suspends the call and waits, EDP-N notifies and continues. */
public enum MonitorMode {
    INTERRUPTED,
    NOTIFY_AND_CONTINUE
}
