package org.tollbridge.service.credit;

/** What becomes of a call when nobody says whether there is credit for it (RFC 8506, 8.14: Credit-Control-Failure-Handling). */
public enum CreditFailure {
    /** It is refused, or ends. Only the server that should answer is asked. */
    TERMINATE,
    /** Another server is asked; when that does not answer either, the call goes on without control. */
    CONTINUE,
    /** Another server is asked; when that does not answer either, the call is refused, or ends. */
    RETRY_AND_TERMINATE
}
