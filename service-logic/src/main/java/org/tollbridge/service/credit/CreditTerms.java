package org.tollbridge.service.credit;

/**
 * How the calls of a subscriber are held against its credit.
 *
 * @param budgetMillis how long a call waits for an answer at most, 1 or more
 */
public record CreditTerms(CreditFailure onFailure, int budgetMillis) {

    public CreditTerms {
        if (budgetMillis < 1) {
            throw new IllegalArgumentException("a call cannot wait " + budgetMillis + " ms for credit: give 1 or more");
        }
    }

    /** The same terms with what a server says about its failure. */
    public CreditTerms with(CreditFailure other) {
        return new CreditTerms(other, budgetMillis);
    }
}
