package org.tollbridge.node.run;

import java.net.InetSocketAddress;
import java.util.stream.Collectors;
import org.tollbridge.node.http.HttpSettings;
import org.tollbridge.wire.transport.Protocol;

/** The text that a node prints when it has started. */
final class Banner {

    private Banner() {}

    static String of(Node node) {
        NodeSettings settings = node.settings();
        int switches = settings.switches().size();
        return where(node) + ", point code "
                + settings.signalling()
                        .sccp()
                        .pointCodes()
                        .words(settings.signalling().m3ua().node().pointCode())
                + ", SSN "
                + settings.signalling().subsystemNumber() + ", "
                + switches + (switches == 1 ? " switch, " : " switches, ")
                + node.store().snapshot().size() + " numbers" + served(node) + ", home "
                + settings.home().folder();
    }

    private static String where(Node node) {
        if (node.addresses().isEmpty()) {
            return "listening nowhere";
        }
        boolean sctp = node.settings().signalling().m3ua().listen().getFirst().protocol() == Protocol.SCTP;
        return "listening on " + (sctp ? "SCTP " : "")
                + node.addresses().stream().map(Banner::words).collect(Collectors.joining(", "));
    }

    private static String served(Node node) {
        boolean tls = node.settings().http().flatMap(HttpSettings::tls).isPresent();
        return node.httpAddress()
                .map(address -> ", " + (tls ? "https" : "http") + "://" + words(address))
                .orElse("");
    }

    private static String words(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
