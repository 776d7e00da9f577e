package org.tollbridge.node.desk;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.tollbridge.node.control.ControlClient;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.node.home.HomeLock;
import org.tollbridge.node.home.NodeHome;

/** Where a command works on a home: in its own process while no node runs there, else through the node. */
public final class HomeOrNode {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 50;

    private HomeOrNode() {}

    /**
     * Does one of two things, and returns its result.
     *
     * @param home prepared
     * @param here done while this process holds the home's lock
     * @param there done when a node answers at the home's socket
     * @throws CommandFault when another process holds the home and does not answer
     */
    public static int work(NodeHome home, IntSupplier here, IntSupplier there) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (true) {
            Optional<HomeLock> lock = HomeLock.tryTake(home, HomeLock.Holder.LOAD);
            if (lock.isPresent()) {
                try {
                    return here.getAsInt();
                } finally {
                    lock.get().close();
                }
            }
            if (nodeAnswers(home)) {
                return there.getAsInt();
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFault("the home " + home.folder() + " is held by " + HomeLock.holder(home)
                        + ", which does not answer; wait for it, or end that process");
            }
            // A node may be starting, or another command about to end.
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean nodeAnswers(NodeHome home) {
        try {
            ControlClient.connect(home.controlSocket()).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
