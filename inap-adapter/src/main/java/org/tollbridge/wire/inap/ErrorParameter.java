package org.tollbridge.wire.inap;

/** The parameter of an error. */
public sealed interface ErrorParameter extends Parameter
        permits Absent, CancelFailed, RequestedInfoError, SystemFailure, TaskRefused {}
