package org.tollbridge.wire.tcap;

import java.util.List;
import java.util.Optional;

/** A TCAP message (Q.773 (06/97) Tables 8 and 9). An empty list of components means no component portion. */
public sealed interface TcapMessage extends Decoded {

    /** The dialogue portion, if there is one. */
    Optional<DialoguePortion> dialogue();

    List<Component> components();

    /** UNIDIRECTIONAL: components without a transaction. */
    record Unidirectional(Optional<DialoguePortion> dialogue, List<Component> components) implements TcapMessage {
        public Unidirectional {
            components = List.copyOf(components);
        }
    }

    /** BEGIN: opens a transaction. */
    record Begin(TransactionId originating, Optional<DialoguePortion> dialogue, List<Component> components)
            implements TcapMessage {
        public Begin {
            components = List.copyOf(components);
        }
    }

    /** CONTINUE: continues a transaction. */
    record Continue(
            TransactionId originating,
            TransactionId destination,
            Optional<DialoguePortion> dialogue,
            List<Component> components)
            implements TcapMessage {
        public Continue {
            components = List.copyOf(components);
        }
    }

    /** END: closes a transaction. */
    record End(TransactionId destination, Optional<DialoguePortion> dialogue, List<Component> components)
            implements TcapMessage {
        public End {
            components = List.copyOf(components);
        }
    }

    /** ABORT by the transaction sub-layer (P-ABORT), or by the user (U-ABORT) with or without a dialogue portion. */
    record Abort(TransactionId destination, Optional<PAbortCause> cause, Optional<DialoguePortion> dialogue)
            implements TcapMessage {
        public Abort {
            if (cause.isPresent() && dialogue.isPresent()) {
                throw new IllegalArgumentException("an ABORT has a P-Abort cause or a dialogue portion, not both");
            }
        }

        @Override
        public List<Component> components() {
            return List.of();
        }
    }
}
