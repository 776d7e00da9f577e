package org.tollbridge.node.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.mobicents.protocols.api.IpChannelType;
import org.mobicents.protocols.sctp.netty.NettySctpManagementImpl;
import org.restcomm.protocols.ss7.indicator.RoutingIndicator;
import org.restcomm.protocols.ss7.m3ua.ExchangeType;
import org.restcomm.protocols.ss7.m3ua.Functionality;
import org.restcomm.protocols.ss7.m3ua.IPSPType;
import org.restcomm.protocols.ss7.m3ua.impl.NonPersistentM3UAManagementImpl;
import org.restcomm.protocols.ss7.m3ua.impl.parameter.ParameterFactoryImpl;
import org.restcomm.protocols.ss7.sccp.impl.SccpStackImpl;
import org.restcomm.protocols.ss7.sccp.parameter.SccpAddress;
import org.restcomm.protocols.ss7.ss7ext.Ss7ExtInterfaceDefault;
import org.restcomm.protocols.ss7.tcap.TCAPProviderImpl;
import org.restcomm.protocols.ss7.tcap.TCAPStackImpl;

/**
 * The baseline of {@code bench capacity}: bare jSS7, with its own sctp library over TCP, that responds to InitialDP
 * with precomputed octets and ends the dialogue after the disconnect report. It makes no decisions, charges nothing and
 * keeps no records. Its cost per dialogue is the minimum for any SCP on jSS7.
 *
 * <p>Its only modification is one without which it collapses under load: cancelled timers are removed from TCAP's
 * scheduler.
 */
final class BareJss7 {

    private final NettySctpManagementImpl transport = new NettySctpManagementImpl("bare");
    private final NonPersistentM3UAManagementImpl m3ua =
            new NonPersistentM3UAManagementImpl("bare", "bare", new Ss7ExtInterfaceDefault());
    private final SccpStackImpl sccp = new SccpStackImpl("bare", new Ss7ExtInterfaceDefault());
    private final Path directory;
    private final TCAPStackImpl tcap;

    /**
     * Listens on loopback for one switch.
     *
     * @param port where to listen
     * @param switchPort source port of the switch, which jSS7's sctp library requires
     */
    BareJss7(int port, int switchPort, CannedAnswers answers) throws Exception {
        directory = Files.createTempDirectory("bare-jss7");
        startTransport(port, switchPort);
        startM3ua();
        startSccp();
        tcap = new TCAPStackImpl("bare", sccp.getSccpProvider(), BenchDialogue.SUBSYSTEM);
        startTcap(answers);
        m3ua.startAsp("switch");
    }

    private void startTransport(int port, int switchPort) throws Exception {
        transport.setPersistDir(directory.toString());
        transport.setSingleThread(true);
        transport.start();
        transport.setConnectDelay(1_000);
        transport.removeAllResourses();
        transport.addServer("server", "127.0.0.1", port, IpChannelType.TCP, null);
        transport.addServerAssociation("127.0.0.1", switchPort, "server", "switch", IpChannelType.TCP);
        transport.startServer("server");
    }

    private void startM3ua() throws Exception {
        m3ua.setTransportManagement(transport);
        m3ua.setDeliveryMessageThreadCount(2);
        m3ua.start();
        m3ua.removeAllResourses();
        m3ua.createAs(
                "switch",
                Functionality.IPSP,
                ExchangeType.SE,
                IPSPType.SERVER,
                new ParameterFactoryImpl().createRoutingContext(new long[] {BenchDialogue.ROUTING_CONTEXT}),
                null,
                1,
                null);
        m3ua.createAspFactory("switch", "switch");
        m3ua.assignAspToAs("switch", "switch");
        m3ua.addRoute(BenchDialogue.SWITCH_POINT_CODE, -1, -1, "switch");
    }

    private void startSccp() throws Exception {
        sccp.setPersistDir(directory.toString());
        sccp.setMtp3UserPart(1, m3ua);
        sccp.start();
        sccp.removeAllResourses();
        sccp.getSccpResource().addRemoteSpc(1, BenchDialogue.SWITCH_POINT_CODE, 0, 0);
        sccp.getSccpResource().addRemoteSsn(1, BenchDialogue.SWITCH_POINT_CODE, BenchDialogue.SUBSYSTEM, 0, false);
        sccp.getRouter()
                .addMtp3ServiceAccessPoint(
                        1, 1, BenchDialogue.SCP_POINT_CODE, BenchDialogue.NETWORK_INDICATOR, 0, null);
        sccp.getRouter()
                .addMtp3Destination(
                        1, 1, BenchDialogue.SWITCH_POINT_CODE, BenchDialogue.SWITCH_POINT_CODE, 0, 255, 255);
    }

    private void startTcap(CannedAnswers answers) throws Exception {
        tcap.setPersistDir(directory.toString());
        tcap.start();
        tcap.setMaxDialogs(500_000);
        tcap.setDialogIdleTimeout(60_000);
        tcap.setInvokeTimeout(10_000);
        letCancelledTimersGo();
        SccpAddress local = sccp.getSccpProvider()
                .getParameterFactory()
                .createSccpAddress(
                        RoutingIndicator.ROUTING_BASED_ON_DPC_AND_SSN,
                        null,
                        BenchDialogue.SCP_POINT_CODE,
                        BenchDialogue.SUBSYSTEM);
        tcap.getProvider().addTCListener(new CannedListener(tcap.getProvider(), answers, local));
    }

    private void letCancelledTimersGo() throws ReflectiveOperationException {
        var executor = TCAPProviderImpl.class.getDeclaredField("_EXECUTOR");
        executor.setAccessible(true);
        ((ScheduledThreadPoolExecutor) executor.get(tcap.getProvider())).setRemoveOnCancelPolicy(true);
    }

    /**
     * The child process of the benchmark: serves until its standard input ends.
     *
     * @param arguments port, the switch's port, and the answers as {@link CannedAnswers#toWords words}
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments).subList(2, arguments.length);
        new BareJss7(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), CannedAnswers.ofWords(words));
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Input is ignored; only its end matters.
        }
        System.exit(0);
    }
}
