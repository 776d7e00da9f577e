package org.tollbridge.service.number;

/**
 * The structure of fixed numbers whose area code has a given prefix.
 *
 * @param prefix leading digits of the area code, without the trunk prefix
 * @param codeLength digits of the area code
 * @param minLocal fewest digits of the local number
 * @param maxLocal most digits of the local number
 */
public record AreaRule(String prefix, int codeLength, int minLocal, int maxLocal) {

    public AreaRule {
        if (prefix.isEmpty() || codeLength < prefix.length() || minLocal < 1 || maxLocal < minLocal) {
            throw new IllegalArgumentException("area rule " + prefix + " cannot have area codes of " + codeLength
                    + " digits and local numbers of " + minLocal + " to " + maxLocal);
        }
    }

    boolean covers(String national) {
        return national.length() >= codeLength && national.startsWith(prefix);
    }

    boolean allowsLocalLength(int length) {
        return length >= minLocal && length <= maxLocal;
    }
}
