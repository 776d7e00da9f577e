package org.tollbridge.node.simulate;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.wire.sccp.GlobalTitle;
import org.tollbridge.wire.sccp.PointCodeLength;
import org.tollbridge.wire.sccp.SccpAddress;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;
import picocli.CommandLine.Option;

/**
 * Options for the identity of the simulated switch, and for its connection to the SCP. The defaults match
 * {@code tollbridge run}.
 */
final class SwitchOptions {

    @Option(
            names = "--host",
            paramLabel = "HOST",
            split = ",",
            defaultValue = "127.0.0.1",
            description = "Hosts on which the SCP listens, separated by commas; default ${DEFAULT-VALUE}.")
    private List<String> hosts = List.of();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "2905",
            description = "Port on which the SCP listens; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--transport",
            paramLabel = "tcp|sctp",
            defaultValue = "tcp",
            description = "Transport of M3UA; default ${DEFAULT-VALUE}.")
    private String transport;

    @Option(
            names = "--local-address",
            paramLabel = "HOST",
            split = ",",
            description = "Local addresses; SCTP uses all of them, TCP one. By default the system chooses.")
    private List<String> localAddresses = List.of();

    @Option(
            names = "--local-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Local port; 0, the default, uses any free port.")
    private int localPort;

    @Option(
            names = "--point-code",
            paramLabel = "N",
            defaultValue = "1",
            description = "Point code of the switch: decimal, hexadecimal with 0x, or in parts such as 0-0-1; default"
                    + " ${DEFAULT-VALUE}.")
    private String pointCode;

    @Option(
            names = "--scp-point-code",
            paramLabel = "N",
            defaultValue = "2",
            description = "Point code of the SCP; default ${DEFAULT-VALUE}.")
    private String scpPointCode;

    @Option(
            names = "--network-indicator",
            paramLabel = "N",
            defaultValue = "2",
            description = "0 to 3; default ${DEFAULT-VALUE}.")
    private int networkIndicator;

    @Option(
            names = "--routing-context",
            paramLabel = "N|none",
            defaultValue = "100",
            description = "Default ${DEFAULT-VALUE}.")
    private String routingContext;

    @Option(
            names = "--network-appearance",
            paramLabel = "N|none",
            defaultValue = "none",
            description = "Default ${DEFAULT-VALUE}.")
    private String networkAppearance;

    @Option(
            names = "--ssn",
            paramLabel = "N",
            defaultValue = "106",
            description = "Subsystem number of the switch; default ${DEFAULT-VALUE}.")
    private int ssn;

    @Option(
            names = "--scp-ssn",
            paramLabel = "N",
            defaultValue = "106",
            description = "Subsystem number of the SCP; default ${DEFAULT-VALUE}.")
    private int scpSsn;

    @Option(
            names = "--point-code-bits",
            paramLabel = "14|24",
            defaultValue = "14",
            description = "Length of point codes in bits; default ${DEFAULT-VALUE}.")
    private String pointCodeBits;

    @Option(
            names = "--gt",
            paramLabel = "DIGITS|none",
            defaultValue = "none",
            description = "Global title of the switch, used as calling address instead of its point code; default"
                    + " ${DEFAULT-VALUE}.")
    private String title;

    @Option(
            names = "--scp-gt",
            paramLabel = "DIGITS|none",
            defaultValue = "none",
            description = "Global title of the SCP, used as called address instead of its point code; default"
                    + " ${DEFAULT-VALUE}.")
    private String scpTitle;

    @Option(
            names = "--gt-nature",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "Nature of address of both global titles, 3 national, 4 international; default ${DEFAULT-VALUE}.")
    private int titleNature;

    LinkSettings link() {
        int own = pointCode("--point-code", pointCode);
        int remote = pointCode("--scp-point-code", scpPointCode);
        try {
            return new LinkSettings(
                    DialSettings.of(protocol(), addresses("--host", hosts, port), local()),
                    own,
                    remote,
                    pointCodes(),
                    networkIndicator,
                    numberOrNone("--routing-context", routingContext),
                    numberOrNone("--network-appearance", networkAppearance),
                    address(title, own, ssn),
                    address(scpTitle, remote, scpSsn));
        } catch (IllegalArgumentException outOfRange) {
            throw new CommandFault(String.valueOf(outOfRange.getMessage()));
        }
    }

    private List<InetSocketAddress> local() {
        List<InetSocketAddress> named = addresses("--local-address", localAddresses, localPort);
        if (named.size() > 1 && protocol() == Protocol.TCP) {
            throw new CommandFault("--local-address: TCP uses one local address, not " + named.size()
                    + "; give one, or use --transport sctp");
        }
        return named.isEmpty() && localPort != 0 ? List.of(new InetSocketAddress(localPort)) : named;
    }

    private static List<InetSocketAddress> addresses(String option, List<String> names, int port) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String name : names) {
            InetSocketAddress address = new InetSocketAddress(name, port);
            if (address.isUnresolved()) {
                throw new CommandFault(option + ": " + name + " has no address; give an IP address or a known host");
            }
            addresses.add(address);
        }
        return addresses;
    }

    private PointCodeLength pointCodes() {
        return switch (pointCodeBits) {
            case "14" -> PointCodeLength.BITS_14;
            case "24" -> PointCodeLength.BITS_24;
            default -> throw new CommandFault("--point-code-bits must be 14 or 24, not " + pointCodeBits);
        };
    }

    private int pointCode(String option, String text) {
        PointCodeLength length = pointCodes();
        return length.parse(text)
                .orElseThrow(() -> new CommandFault(option + ": " + text + " is no point code of " + length.bits()
                        + " bits; give at most " + length.words(length.highest()) + ", or set --point-code-bits"));
    }

    private SccpAddress address(String digits, int ownPointCode, int subsystem) {
        return "none".equals(digits)
                ? SccpAddress.ofSubsystem(ownPointCode, subsystem)
                : SccpAddress.ofGlobalTitle(GlobalTitle.e164(digits, titleNature), subsystem);
    }

    private Protocol protocol() {
        return switch (transport) {
            case "tcp" -> Protocol.TCP;
            case "sctp" -> Protocol.SCTP;
            default -> throw new CommandFault("--transport must be tcp or sctp, not " + transport);
        };
    }

    private static OptionalLong numberOrNone(String option, String value) {
        if ("none".equals(value)) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value);
            if (number >= 0 && number <= 0xFFFF_FFFFL) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, with the allowed values.
        }
        throw new CommandFault(option + " must be none or 0 to 4294967295, not " + value);
    }
}
