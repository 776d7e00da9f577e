package org.tollbridge.node.cli;

import java.io.IOException;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.NodeHome;

/** Finds the node running on a command's home. */
final class RunningNode {

    private RunningNode() {}

    /**
     * Connects to it.
     *
     * @throws CommandFault if there is none
     */
    static ControlClient connect() {
        NodeHome home = NodeHome.of(System.getenv());
        try {
            return ControlClient.connect(home.controlSocket());
        } catch (IOException e) {
            throw new CommandFault("no node runs on the home " + home.folder()
                    + "; start one with tollbridge run, or set TOLLBRIDGE_HOME to the home of a running node");
        }
    }
}
