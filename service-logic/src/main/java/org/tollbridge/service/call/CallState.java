package org.tollbridge.service.call;

/** The state of a call between two events. Opaque to all but {@link CallLogic}. */
public sealed interface CallState
        permits CallState.Idle, Dialling, Walking, Refusing, Crediting, Attempting, Connected, Collecting, Settled {

    /** The dialogue has been opened, and nothing has been decided. */
    record Idle() implements CallState {}
}
