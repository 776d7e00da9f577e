package org.tollbridge.adapter.m3ua;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP proxy that at a word forwards nothing any more, and closes nothing: a link that has died without a word. */
final class Swallower implements Closeable {

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private volatile boolean swallowing;

    Swallower(InetSocketAddress target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(server);
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    void swallow() {
        swallowing = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket from = server.accept();
                Socket to = new Socket(target.getAddress(), target.getPort());
                open.addAll(List.of(from, to));
                Thread.ofVirtual().start(() -> pump(from, to));
                Thread.ofVirtual().start(() -> pump(to, from));
            }
        } catch (IOException e) {
            // Closed with the test.
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                if (!swallowing) {
                    out.write(buffer, 0, count);
                }
                count = in.read(buffer);
            }
            if (!swallowing) {
                to.close();
            }
        } catch (IOException e) {
            // One of the two is closed; the other hears of it unless all is swallowed.
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }
}
