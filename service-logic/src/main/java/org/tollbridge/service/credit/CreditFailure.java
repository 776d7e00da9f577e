package org.tollbridge.service.credit;

/**
 * What happens to a call when no answer says whether there is credit for it (RFC 8506, 8.14:
 * Credit-Control-Failure-Handling).
 */
public enum CreditFailure {
    /** It is refused, or ends. No other server is asked. */
    TERMINATE,
    /** Another server is asked; if that does not answer either, the call goes on without control. */
    CONTINUE,
    /** Another server is asked; if that does not answer either, the call is refused, or ends. */
    RETRY_AND_TERMINATE
}
