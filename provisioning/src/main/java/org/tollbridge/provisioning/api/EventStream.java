package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Optional;
import org.tollbridge.provisioning.live.Listener;
import org.tollbridge.provisioning.live.LiveEvent;

/** Writes a listener's events as server-sent events, until the listener or the client ends. */
final class EventStream implements Answer.Writing {

    /** Its media type. */
    static final String TYPE = "text/event-stream";

    /**
     * Shorter than the time-outs of proxies and of the server. Only a failed write shows that a listener has
     * disconnected, as browsers do whenever a page is left, so that its place becomes free.
     */
    static final Duration BEAT = Duration.ofSeconds(3);

    /** Whether the listener is still authorised. */
    @FunctionalInterface
    interface Leave {
        boolean holds();
    }

    private final Listener listener;
    private final Leave leave;
    private final Duration beat;
    private final Duration longest;

    /**
     * Writes the events of a listener.
     *
     * @param leave checked at every beat
     * @param beat interval of keep-alives when there are no events
     * @param longest longest duration of the stream
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
