package org.tollbridge.node.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.core.accounting.AccountingPeer;
import org.tollbridge.core.accounting.AccountingSender;
import org.tollbridge.core.accounting.AccountingSettings;
import org.tollbridge.core.diameter.DiameterNode;
import org.tollbridge.core.diameter.DiameterPeer;
import org.tollbridge.core.diameter.DiameterTimes;
import org.tollbridge.core.diameter.RfLink;
import org.tollbridge.core.journal.Journal;
import org.tollbridge.node.config.ChargingKeys;
import org.tollbridge.node.config.Values;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.fault.Reason;
import org.tollbridge.node.home.NodeHome;

/**
 * Configuration of a node's accounting.
 *
 * @param servers servers in order of preference; at least one
 */
public record AccountingPlan(
        DiameterNode own, List<DiameterPeer> servers, DiameterTimes times, AccountingSettings settings) {

    public AccountingPlan {
        servers = List.copyOf(servers);
    }

    /**
     * Reads the configuration.
     *
     * @param starts number of earlier starts of the node
     * @return empty when there are no servers
     * @throws IllegalArgumentException when an address or name is invalid, or a server occurs twice
     */
    static Optional<AccountingPlan> read(Values values, NodeHome home, long starts) {
        List<DiameterPeer> servers = DiameterReader.servers(
                values,
                new DiameterReader.ServerKeys(
                        ChargingKeys.SERVERS,
                        ChargingKeys.SERVER_HOST,
                        ChargingKeys.SERVER_REALM,
                        ChargingKeys.SERVER_ADDRESS,
                        ChargingKeys.SERVER_PORT));
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AccountingPlan(
                DiameterReader.own(values, starts),
                servers,
                DiameterReader.times(values),
                new AccountingSettings(
                        home.accounting(),
                        values.integer(ChargingKeys.ACCOUNTING_WINDOW),
                        values.integer(ChargingKeys.ACCOUNTING_RETRY))));
    }

    /**
     * Starts sending.
     *
     * @param directory directory of the journal
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
                    "accounting cannot start: " + Reason.of(e) + "; make " + settings.folder() + " writable");
        }
    }
}
