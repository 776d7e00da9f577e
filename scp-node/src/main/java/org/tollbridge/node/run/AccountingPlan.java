package org.tollbridge.node.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.core.accounting.AccountingPeer;
import org.tollbridge.core.accounting.AccountingSender;
import org.tollbridge.core.accounting.AccountingSettings;
import org.tollbridge.core.diameter.DiameterNode;
import org.tollbridge.core.diameter.DiameterPeer;
import org.tollbridge.core.diameter.DiameterTimes;
import org.tollbridge.core.diameter.RfLink;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.Keys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;

/**
 * The accounting servers of a node.
 *
 * @param servers by preference; at least one
 */
public record AccountingPlan(
        DiameterNode own, List<DiameterPeer> servers, DiameterTimes times, AccountingSettings settings) {

    public AccountingPlan {
        servers = List.copyOf(servers);
    }

    /**
     * Reads what is configured.
     *
     * @return empty when there are no servers
     * @throws IllegalArgumentException when something is no address or name, or a server is there twice
     */
    static Optional<AccountingPlan> read(Values values, NodeHome home) {
        List<Values> items = values.list(ChargingKeys.SERVERS);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        String realm = values.text(ChargingKeys.DIAMETER_REALM);
        Set<String> hosts = new HashSet<>();
        List<DiameterPeer> servers = new ArrayList<>();
        for (Values item : items) {
            String host = item.text(ChargingKeys.SERVER_HOST);
            if (!hosts.add(host)) {
                throw new IllegalArgumentException(
                        item.place(ChargingKeys.SERVER_HOST) + ": " + host + " is there twice; keep one of them");
            }
            servers.add(new DiameterPeer(
                    new DiameterNode(
                            host, item.optional(ChargingKeys.SERVER_REALM).orElse(realm)),
                    new InetSocketAddress(
                            Peers.address(
                                    item.text(ChargingKeys.SERVER_ADDRESS), item.place(ChargingKeys.SERVER_ADDRESS)),
                            item.integer(ChargingKeys.SERVER_PORT))));
        }
        String own =
                values.optional(ChargingKeys.DIAMETER_HOST).orElseGet(() -> values.text(Keys.NODE_NAME) + "." + realm);
        return Optional.of(new AccountingPlan(
                new DiameterNode(own, realm),
                servers,
                new DiameterTimes(
                        values.integer(ChargingKeys.DIAMETER_ANSWER),
                        1_000 * values.integer(ChargingKeys.DIAMETER_WATCHDOG),
                        values.integer(ChargingKeys.DIAMETER_RECONNECT)),
                new AccountingSettings(
                        home.accounting(),
                        values.integer(ChargingKeys.ACCOUNTING_WINDOW),
                        values.integer(ChargingKeys.ACCOUNTING_RETRY))));
    }

    /**
     * Begins to send.
     *
     * @param directory of the journal
     * @throws CommandFault when the folder of the settings cannot be used
     */
    AccountingSender start(Path directory, Journal journal) {
        List<AccountingPeer> links = new ArrayList<>();
        try {
            servers.forEach(server -> links.add(RfLink.open(own, server, times)));
            return AccountingSender.start(settings, directory, journal::durableSequence, links);
        } catch (IOException e) {
            links.forEach(AccountingPeer::close);
            throw new CommandFault(
                    "accounting cannot begin: " + e.getMessage() + "; make " + settings.folder() + " writable");
        }
    }
}
