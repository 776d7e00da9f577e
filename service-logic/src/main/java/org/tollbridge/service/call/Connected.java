package org.tollbridge.service.call;

/** The destination has answered. */
record Connected(Call call) implements CallState {}
