package org.tollbridge.service.call;

/** The call has its record; whatever still arrives is late. */
record Settled() implements CallState {}
