package org.tollbridge.core.diameter;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jdiameter.api.Configuration;
import org.jdiameter.client.impl.helpers.XMLConfiguration;

/** jDiameter's configuration of a link: each stack has one peer, so it never selects another one by itself. */
final class StackConfiguration {

    private StackConfiguration() {}

    /**
     * Returns a configuration. Names have been checked, so they need no escaping.
     *
     * @param local address that the connection comes from
     */
    static Configuration of(
            DiameterNode own,
            InetAddress local,
            DiameterPeer peer,
            DiameterTimes times,
            DiameterApplication application) {
        String text = String.format(
                Locale.ROOT,
                """
            <Configuration xmlns="http://www.jdiameter.org/jdiameter-client">
              <LocalPeer>
                <URI value="aaa://%s"/>
                <IPAddress value="%s"/>
                <Realm value="%s"/>
                <VendorID value="0"/>
                <ProductName value="Tollbridge"/>
                <FirmwareRevision value="1"/>
                <Applications>
                  <ApplicationID><VendorId value="0"/><AuthApplId value="%d"/><AcctApplId value="%d"/></ApplicationID>
                </Applications>
              </LocalPeer>
              <Parameters>
                <UseUriAsFqdn value="false"/>
                <QueueSize value="10000"/>
                <MessageTimeOut value="%d"/>
                <StopTimeOut value="2000"/>
                <CeaTimeOut value="%d"/>
                <IacTimeOut value="%d"/>
                <DwaTimeOut value="%d"/>
                <DpaTimeOut value="1000"/>
                <RecTimeOut value="%d"/>
                <PeerFSMThreadCount value="1"/>
              </Parameters>
              <Network>
                <Peers><Peer name="aaa://%s:%d" ip="%s" rating="1"/></Peers>
                <Realms>
                  <Realm name="%s" peers="%s" local_action="LOCAL" dynamic="false" exp_time="1">
                    <ApplicationID><VendorId value="0"/><AuthApplId value="%d"/><AcctApplId value="%d"/></ApplicationID>
                  </Realm>
                </Realms>
              </Network>
              <Extensions>
                <MetaData value="%s"/><MessageParser value="%s"/><PeerFsmFactory value="%s"/><Connection value="%s"/>
              </Extensions>
            </Configuration>
            """,
                own.host(),
                local.getHostAddress(),
                own.realm(),
                application.auth(),
                application.accounting(),
                times.answer(),
                times.answer(),
                times.watchdog(),
                times.answer(),
                times.reconnect(),
                peer.node().host(),
                peer.address().getPort(),
                peer.address().getAddress().getHostAddress(),
                peer.node().realm(),
                peer.node().host(),
                application.auth(),
                application.accounting(),
                StateMetaData.class.getName(),
                CheckedParser.class.getName(),
                StraightMachines.class.getName(),
                GatheringConnection.class.getName());
        try {
            return new XMLConfiguration(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            // jDiameter declares Exception; the text is ours, from settings that have been checked.
            throw new IllegalStateException("jDiameter cannot be configured by " + text, e);
        }
    }
}
