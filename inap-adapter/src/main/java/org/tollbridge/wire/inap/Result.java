package org.tollbridge.wire.inap;

/** The result of an operation. */
public sealed interface Result extends Parameter permits Absent, CurrentStatus, ReceivedInformation {}
