package org.tollbridge.wire.tcap;

import org.tollbridge.wire.ber.Tag;

/** The tags of Q.773 (06/97). */
final class TcapTag {
    static final int UNIDIRECTIONAL = Tag.APPLICATION | 1;
    static final int BEGIN = Tag.APPLICATION | 2;
    static final int END = Tag.APPLICATION | 4;
    static final int CONTINUE = Tag.APPLICATION | 5;
    static final int ABORT = Tag.APPLICATION | 7;
    static final int ORIGINATING_ID = Tag.APPLICATION | 8;
    static final int DESTINATION_ID = Tag.APPLICATION | 9;
    static final int P_ABORT_CAUSE = Tag.APPLICATION | 10;
    static final int DIALOGUE_PORTION = Tag.APPLICATION | 11;
    static final int COMPONENT_PORTION = Tag.APPLICATION | 12;

    static final int INVOKE = Tag.CONTEXT | 1;
    static final int RETURN_RESULT_LAST = Tag.CONTEXT | 2;
    static final int RETURN_ERROR = Tag.CONTEXT | 3;
    static final int REJECT = Tag.CONTEXT | 4;
    static final int RETURN_RESULT_NOT_LAST = Tag.CONTEXT | 7;
    static final int LINKED_ID = Tag.CONTEXT;

    /** AARQ, and AUDT in the unstructured abstract syntax. */
    static final int DIALOGUE_REQUEST = Tag.APPLICATION;

    static final int DIALOGUE_RESPONSE = Tag.APPLICATION | 1;
    static final int DIALOGUE_ABORT = Tag.APPLICATION | 4;
    static final int PROTOCOL_VERSION = Tag.CONTEXT;
    static final int APPLICATION_CONTEXT = Tag.CONTEXT | 1;
    static final int RESULT = Tag.CONTEXT | 2;
    static final int DIAGNOSTIC = Tag.CONTEXT | 3;
    static final int DIAGNOSTIC_USER = Tag.CONTEXT | 1;
    static final int DIAGNOSTIC_PROVIDER = Tag.CONTEXT | 2;
    static final int ABORT_SOURCE = Tag.CONTEXT;
    static final int USER_INFORMATION = Tag.CONTEXT | 30;
    static final int SINGLE_ASN1_TYPE = Tag.CONTEXT;

    private TcapTag() {}
}
