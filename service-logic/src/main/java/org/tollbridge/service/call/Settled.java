package org.tollbridge.service.call;

/** The call has its record; all further events are late. */
record Settled() implements CallState {}
