package org.tollbridge.wire.explain;

import java.util.List;

/** Words for code points that the codecs keep as numbers. */
final class Names {
    private static final List<String> NETWORKS =
            List.of("international", "international (spare)", "national", "national (spare)");

    private Names() {}

    /** Traffic Mode Type (RFC 4666 3.7.1). */
    static String trafficMode(long value) {
        return switch ((int) value) {
            case 1 -> "override";
            case 2 -> "loadshare";
            case 3 -> "broadcast";
            default -> "unknown";
        };
    }

    /** Network indicator (Q.704 14.2.2). */
    static String network(int indicator) {
        return indicator < NETWORKS.size() ? NETWORKS.get(indicator) : "unknown";
    }

    /** Service indicator (Q.704 14.2.1). */
    static String user(int serviceIndicator) {
        return switch (serviceIndicator) {
            case 0 -> "signalling network management";
            case 1 -> "signalling network testing";
            case 3 -> "SCCP";
            case 4 -> "TUP";
            case 5 -> "ISUP";
            case 9 -> "broadband ISUP";
            case 10 -> "satellite ISUP";
            case 12 -> "AAL type 2 signalling";
            case 13 -> "BICC";
            default -> "unknown user part";
        };
    }

    /** Nature of address indicator of a global title (Q.713 (03/2001) 3.4.2.3.1). */
    static String titleNature(int nature) {
        return switch (nature) {
            case 0 -> "unknown nature of address";
            case 1 -> "subscriber number";
            case 2 -> "reserved for national use";
            case 3 -> "national significant number";
            case 4 -> "international number";
            default -> nature >= 112 && nature <= 126 ? "reserved for national use" : "spare nature of address";
        };
    }

    /** Numbering plan of a global title (Q.713 (03/2001) 3.4.2.3.3). */
    static String titlePlan(int plan) {
        return switch (plan) {
            case 0 -> "unknown numbering plan";
            case 1 -> "ISDN/telephony numbering plan (E.164)";
            case 2 -> "generic numbering plan";
            case 3 -> "data numbering plan (X.121)";
            case 4 -> "telex numbering plan (F.69)";
            case 5 -> "maritime mobile numbering plan (E.210, E.211)";
            case 6 -> "land mobile numbering plan (E.212)";
            case 7 -> "ISDN/mobile numbering plan (E.214)";
            case 14 -> "private network or network-specific numbering plan";
            default -> "spare numbering plan";
        };
    }

    /** Encoding scheme of a global title (Q.713 (03/2001) 3.4.2.3.3). */
    static String titleEncoding(int scheme) {
        return switch (scheme) {
            case 0 -> "unknown encoding";
            case 1 -> "BCD, odd number of digits";
            case 2 -> "BCD, even number of digits";
            case 3 -> "national specific encoding";
            default -> "spare encoding";
        };
    }

    /** Subsystem number: those of Q.713 (03/2001) 3.4.2.2 and those that operators use for INAP. */
    static String subsystem(int number) {
        return switch (number) {
            case 0 -> "not known";
            case 1 -> "SCCP management";
            case 3 -> "ISUP";
            case 4 -> "OMAP";
            case 5 -> "MAP";
            case 6 -> "HLR";
            case 7 -> "VLR";
            case 8 -> "MSC";
            case 9 -> "EIR";
            case 10 -> "authentication centre";
            case 11 -> "ISDN supplementary services";
            case 12, 106, 241 -> "INAP";
            case 14 -> "TC test responder";
            case 146 -> "CAP";
            default -> "";
        };
    }
}
