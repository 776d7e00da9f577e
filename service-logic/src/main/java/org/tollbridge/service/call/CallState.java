package org.tollbridge.service.call;

/** Where a call stands between two events. Opaque to all but {@link CallLogic}. */
public sealed interface CallState
        permits CallState.Idle, Dialling, Walking, Refusing, Crediting, Attempting, Connected, Collecting, Settled {

    /** A dialogue was opened, and nothing has been decided. */
    record Idle() implements CallState {}
}
