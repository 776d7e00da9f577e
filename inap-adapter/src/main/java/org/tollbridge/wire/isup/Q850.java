package org.tollbridge.wire.isup;

/** Cause values and locations of ITU-T Q.850, in words. */
public final class Q850 {
    public static final int UNALLOCATED_NUMBER = 1;
    public static final int NORMAL_CALL_CLEARING = 16;
    public static final int USER_BUSY = 17;
    public static final int NO_USER_RESPONDING = 18;
    public static final int NO_ANSWER = 19;
    public static final int CALL_REJECTED = 21;
    public static final int DESTINATION_OUT_OF_ORDER = 27;
    public static final int INVALID_NUMBER_FORMAT = 28;
    public static final int NORMAL_UNSPECIFIED = 31;
    public static final int NO_CIRCUIT = 34;
    public static final int TEMPORARY_FAILURE = 41;
    public static final int CONGESTION = 42;
    public static final int RESOURCE_UNAVAILABLE = 47;

    public static final int USER = 0;
    public static final int PUBLIC_NETWORK_LOCAL = 2;
    public static final int TRANSIT_NETWORK = 3;
    public static final int PUBLIC_NETWORK_REMOTE = 4;
    public static final int INTERNATIONAL_NETWORK = 7;

    private Q850() {}

    /** The meaning of a cause value. */
    public static String text(int value) {
        return switch (value) {
            case 1 -> "unallocated (unassigned) number";
            case 2 -> "no route to specified transit network";
            case 3 -> "no route to destination";
            case 4 -> "send special information tone";
            case 5 -> "misdialled trunk prefix";
            case 6 -> "channel unacceptable";
            case 7 -> "call awarded and being delivered in an established channel";
            case 8 -> "preemption";
            case 9 -> "preemption, circuit reserved for reuse";
            case 14 -> "query on release: ported number";
            case 16 -> "normal call clearing";
            case 17 -> "user busy";
            case 18 -> "no user responding";
            case 19 -> "no answer from user (user alerted)";
            case 20 -> "subscriber absent";
            case 21 -> "call rejected";
            case 22 -> "number changed";
            case 23 -> "redirection to new destination";
            case 25 -> "exchange routing error";
            case 26 -> "non-selected user clearing";
            case 27 -> "destination out of order";
            case 28 -> "invalid number format (address incomplete)";
            case 29 -> "facility rejected";
            case 30 -> "response to STATUS ENQUIRY";
            case 31 -> "normal, unspecified";
            case 34 -> "no circuit/channel available";
            case 38 -> "network out of order";
            case 39 -> "permanent frame mode connection out of service";
            case 40 -> "permanent frame mode connection operational";
            case 41 -> "temporary failure";
            case 42 -> "switching equipment congestion";
            case 43 -> "access information discarded";
            case 44 -> "requested circuit/channel not available";
            case 46 -> "precedence call blocked";
            case 47 -> "resource unavailable, unspecified";
            case 49 -> "quality of service unavailable";
            case 50 -> "requested facility not subscribed";
            case 53 -> "outgoing calls barred within CUG";
            case 55 -> "incoming calls barred within CUG";
            case 57 -> "bearer capability not authorized";
            case 58 -> "bearer capability not presently available";
            case 62 -> "inconsistency in designated outgoing access information and subscriber class";
            case 63 -> "service or option not available, unspecified";
            case 65 -> "bearer capability not implemented";
            case 66 -> "channel type not implemented";
            case 69 -> "requested facility not implemented";
            case 70 -> "only restricted digital information bearer capability is available";
            case 79 -> "service or option not implemented, unspecified";
            case 81 -> "invalid call reference value";
            case 82 -> "identified channel does not exist";
            case 83 -> "a suspended call exists, but this call identity does not";
            case 84 -> "call identity in use";
            case 85 -> "no call suspended";
            case 86 -> "call having the requested call identity has been cleared";
            case 87 -> "user not member of CUG";
            case 88 -> "incompatible destination";
            case 90 -> "non-existent CUG";
            case 91 -> "invalid transit network selection";
            case 95 -> "invalid message, unspecified";
            case 96 -> "mandatory information element is missing";
            case 97 -> "message type non-existent or not implemented";
            case 98 -> "message not compatible with call state or message type non-existent";
            case 99 -> "information element/parameter non-existent or not implemented";
            case 100 -> "invalid information element contents";
            case 101 -> "message not compatible with call state";
            case 102 -> "recovery on timer expiry";
            case 103 -> "parameter non-existent or not implemented, passed on";
            case 110 -> "message with unrecognized parameter, discarded";
            case 111 -> "protocol error, unspecified";
            case 127 -> "interworking, unspecified";
            default -> "cause " + value;
        };
    }

    /** The meaning of a location. */
    public static String locationText(int location) {
        return switch (location) {
            case 0 -> "user";
            case 1 -> "private network serving the local user";
            case 2 -> "public network serving the local user";
            case 3 -> "transit network";
            case 4 -> "public network serving the remote user";
            case 5 -> "private network serving the remote user";
            case 7 -> "international network";
            case 10 -> "network beyond interworking point";
            default -> "location " + location;
        };
    }
}
