package org.tollbridge.service.charging;

/** A party that pays for a call or a share of it. */
public enum Party {
    CALLER,
    SUBSCRIBER;

    /** Returns whether this party pays a share under {@code payer}. */
    boolean pays(Payer payer) {
        return switch (payer) {
            case CALLED_PARTY -> this == SUBSCRIBER;
            case CALLING_PARTY -> this == CALLER;
            case SPLIT -> true;
            case NOBODY -> false;
        };
    }
}
