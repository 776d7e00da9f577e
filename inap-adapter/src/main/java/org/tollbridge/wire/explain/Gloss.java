package org.tollbridge.wire.explain;

/** Short explanations of names and numbers of the module that are not self-explanatory. */
final class Gloss {
    private Gloss() {}

    /** Detection points of the basic call state models (Q.1214). */
    static String event(String name) {
        return switch (name) {
            case "origAttemptAuthorized" -> ", DP 1: the caller may call";
            case "collectedInfo" -> ", DP 2: enough digits have been dialled";
            case "analysedInformation" -> ", DP 3: the number has been analysed";
            case "routeSelectFailure" -> ", DP 4: no way to the destination";
            case "oCalledPartyBusy" -> ", DP 5: the called party is busy";
            case "oNoAnswer" -> ", DP 6: the called party does not answer";
            case "oAnswer" -> ", DP 7: the called party answers";
            case "oMidCall" -> ", DP 8: a request in mid-call";
            case "oDisconnect" -> ", DP 9: a party hangs up";
            case "oAbandon" -> ", DP 10: the caller gives up before the answer";
            case "termAttemptAuthorized" -> ", DP 12: the called party may be called";
            case "tBusy" -> ", DP 13: the called party is busy";
            case "tNoAnswer" -> ", DP 14: the called party does not answer";
            case "tAnswer" -> ", DP 15: the called party answers";
            case "tMidCall" -> ", DP 16: a request in mid-call";
            case "tDisconnect" -> ", DP 17: a party hangs up";
            case "tAbandon" -> ", DP 18: the caller gives up before the answer";
            default -> "";
        };
    }

    static String monitorMode(String name) {
        return switch (name) {
            case "interrupted" -> ": the switch reports and waits for instructions";
            case "notifyAndContinue" -> ": the switch reports and goes on";
            case "transparent" -> ": the switch does not report";
            default -> "";
        };
    }

    static String messageType(String name) {
        return switch (name) {
            case "request" -> ": the switch waits for instructions";
            case "notification" -> ": the switch goes on";
            default -> "";
        };
    }

    /** Nature of address (Q.763 3.9). */
    static String nature(String name) {
        return switch (name) {
            case "subscriber", "national", "international" -> name + " number";
            case "unknown" -> "nature of address unknown";
            default -> "nature of address " + name;
        };
    }

    /** Numbering plan (Q.763 3.9). */
    static String plan(String name) {
        return name.equals("isdn") ? "ISDN plan (E.164)" : name + " plan";
    }

    /** Legs as CS-1 numbers them. */
    static String leg(String hex) {
        return switch (hex) {
            case "01" -> "leg 1, the calling party";
            case "02" -> "leg 2, the called party";
            default -> "leg " + Integer.parseInt(hex.isEmpty() ? "0" : hex.substring(0, 2), 16);
        };
    }
}
