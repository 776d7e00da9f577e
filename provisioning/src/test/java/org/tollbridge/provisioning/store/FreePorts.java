package org.tollbridge.provisioning.store;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of servers that begin to listen some time later, or end and begin again. */
public final class FreePorts {

    /** Below those that systems give by themselves: nobody gets one meanwhile who has not asked for it. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int MOST_TRIES = 1_000;

    private FreePorts() {}

    /** So many different ports of an address at which nobody listens. */
    public static List<Integer> at(InetAddress address, int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int tries = 1; sockets.size() < count; tries++) {
                try {
                    sockets.add(new ServerSocket(ThreadLocalRandom.current().nextInt(FIRST, END), 1, address));
                } catch (BindException taken) {
                    if (tries >= MOST_TRIES) {
                        throw taken;
                    }
                }
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
