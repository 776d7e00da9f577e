package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Optional;
import org.tollbridge.provisioning.live.Listener;
import org.tollbridge.provisioning.live.LiveEvent;

/** Writes what a listener hears as server-sent events, until one of the two ends. */
final class EventStream implements Answer.Writing {

    /** The media type of it. */
    static final String TYPE = "text/event-stream";

    /**
     * Shorter than what proxies on the way wait for, and than the server does. Only by it is it known of a listener that it has
     * gone, as browsers do with each page that is left, and its room is free for the next one.
     */
    static final Duration BEAT = Duration.ofSeconds(3);

    /** Whether whoever listens may still. */
    @FunctionalInterface
    interface Leave {
        boolean holds();
    }

    private final Listener listener;
    private final Leave leave;
    private final Duration beat;
    private final Duration longest;

    /**
     * Writes what is heard.
     *
     * @param leave looked at with every beat
     * @param beat how often something is written though nothing happens
     * @param longest how long it goes on
     */
    EventStream(Listener listener, Leave leave, Duration beat, Duration longest) {
        this.listener = listener;
        this.leave = leave;
        this.beat = beat;
        this.longest = longest;
    }

    @Override
    public void to(Writer out) throws IOException {
        try (listener) {
            out.write(": events from now on\n\n");
            out.flush();
            write(out);
            out.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the node is stopping");
        }
    }

    private void write(Writer out) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long beatAt = begin;
        while (true) {
            long now = System.nanoTime();
            long left = longest.toNanos() - (now - begin);
            long toBeat = beat.toNanos() - (now - beatAt);
            Optional<LiveEvent> event = listener.next(Duration.ofNanos(Math.max(0, Math.min(left, toBeat))));
            if (event.isPresent()) {
                write(out, event.get());
            }
            if (listener.idle() && listener.overrun()) {
                say(out, "the client reads too slowly; reconnect with Last-Event-ID");
                return;
            }
            if (listener.ended()) {
                say(out, "the node is stopping");
                return;
            }
            if (event.isEmpty() && left <= 0) {
                return;
            }
            if (System.nanoTime() - beatAt >= beat.toNanos()) {
                if (!leave.holds()) {
                    say(out, "the token is no longer valid, or the account was changed");
                    return;
                }
                out.write(":\n\n");
                out.flush();
                beatAt = System.nanoTime();
            } else if (listener.idle()) {
                out.flush();
            }
        }
    }

    private static void write(Writer out, LiveEvent event) throws IOException {
        out.write("id: " + event.id() + "\nevent: " + event.kind().word() + "\ndata: " + LiveEvent.FORM.document(event)
                + "\n\n");
    }

    private static void say(Writer out, String reason) throws IOException {
        out.write("event: " + LiveEvent.END + "\ndata: {\"event\":\"" + LiveEvent.END + "\",\"reason\":\"" + reason
                + "\"}\n\n");
    }
}
