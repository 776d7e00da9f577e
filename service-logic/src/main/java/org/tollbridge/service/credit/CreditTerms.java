package org.tollbridge.service.credit;

/**
 * Terms of a subscriber's credit.
 *
 * @param budgetMillis how long a call waits for an answer at most, 1 or more
 */
public record CreditTerms(CreditFailure onFailure, int budgetMillis) {

    public CreditTerms {
        if (budgetMillis < 1) {
            throw new IllegalArgumentException("a call cannot wait " + budgetMillis + " ms for credit: give 1 or more");
        }
    }

    /** Returns the same terms with the failure handling that a server gives. */
    public CreditTerms with(CreditFailure other) {
        return new CreditTerms(other, budgetMillis);
    }
}
