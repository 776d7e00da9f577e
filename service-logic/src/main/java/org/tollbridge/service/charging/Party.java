package org.tollbridge.service.charging;

/** Who pays a part of a call. */
public enum Party {
    CALLER,
    SUBSCRIBER;

    /** Whether somebody who pays as {@code payer} says pays a part. */
    boolean pays(Payer payer) {
        return switch (payer) {
            case CALLED_PARTY -> this == SUBSCRIBER;
            case CALLING_PARTY -> this == CALLER;
            case SPLIT -> true;
            case NOBODY -> false;
        };
    }
}
