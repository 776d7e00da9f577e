package org.tollbridge.node.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.simulator.link.LinkException;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.load.LoadReport;
import org.tollbridge.simulator.load.LoadRun;
import org.tollbridge.simulator.load.LoadSettings;
import org.tollbridge.wire.transport.DialSettings;
import org.tollbridge.wire.transport.Protocol;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;

/**
 * One of the two SCPs under comparison, with the switch that drives it.
 *
 * @param name name in the table
 */
record Contender(String name, ChildJvm jvm, LoadRun load) implements AutoCloseable {

    /**
     * A measurement.
     *
     * @param cpuMicros processor time of the answering JVM for each completed dialogue
     */
    record Measured(LoadReport report, double cpuMicros) {}

    /**
     * How the switch reaches the SCP.
     *
     * @param switchPort source port of the switch; 0 for any
     * @param tap sees every message
     */
    record Way(int port, int switchPort, MessageTap tap) {}

    /** A use of a contender's load. */
    interface Drive {
        LoadReport with(LoadRun load);
    }

    /** Connects the switch; the child may still be starting. */
    static Contender connect(String name, ChildJvm jvm, Transport transport, Way way, LoadSettings settings)
            throws TransportException, InterruptedException {
        InetSocketAddress remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), way.port());
        LinkSettings link = LinkSettings.of(remote)
                .withDial(DialSettings.of(
                        Protocol.TCP, List.of(remote), List.of(new InetSocketAddress(way.switchPort()))));
        try {
            return new Contender(name, jvm, new LoadRun(transport, link, settings, way.tap()));
        } catch (LinkException noLink) {
            jvm.close();
            throw new CommandFault(
                    List.of(noLink.getMessage() + "; output of the child process: " + jvm.lastWords()), 1);
        }
    }

    Measured measure(Drive drive) {
        Duration before = jvm.processorTime();
        LoadReport report = drive.with(load);
        Duration used = jvm.processorTime().minus(before);
        return new Measured(report, report.completed() == 0 ? 0 : used.toNanos() / 1e3 / report.completed());
    }

    @Override
    public void close() {
        load.close();
        jvm.close();
    }
}
