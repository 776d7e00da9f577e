package org.tollbridge.simulator.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.tollbridge.simulator.link.AspLink;
import org.tollbridge.simulator.link.LinkException;
import org.tollbridge.simulator.link.LinkSettings;
import org.tollbridge.simulator.link.MessageTap;
import org.tollbridge.simulator.load.Frames.Frame;
import org.tollbridge.simulator.load.Slots.Waiting;
import org.tollbridge.simulator.traffic.CallSubject;
import org.tollbridge.simulator.traffic.TrafficOffice;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.asn1.Variant;
import org.tollbridge.wire.inap.ApplicationContext;
import org.tollbridge.wire.inap.EventTypeBcsm;
import org.tollbridge.wire.tcap.TcapDecoder;
import org.tollbridge.wire.tcap.TcapMessage;
import org.tollbridge.wire.transport.SendResult;
import org.tollbridge.wire.transport.Transport;
import org.tollbridge.wire.transport.TransportException;

/**
 * One load from one switch: InitialDP, Connect from the SCP, answer report, disconnect report, END. All state is in
 * arrays of fixed size under one lock that is held for well under a microsecond at a time.
 */
public final class LoadRun implements AutoCloseable {

    private static final long LONGEST_LATENCY = Duration.ofMinutes(1).toNanos();
    private static final long PACE = Duration.ofMillis(1).toNanos();
    private static final int LONGEST_ID = 4;

    private final LoadSettings settings;
    private final List<Frame> begins = new ArrayList<>();
    private final Frame[] answers = new Frame[LONGEST_ID + 1];
    private final Frame[] disconnects = new Frame[LONGEST_ID + 1];
    private final AnswerCheck check;
    private final AspLink link;
    private final Incoming incoming;
    private final Frames frames;

    private final Object lock = new Object();
    private final Slots slots;
    private final DelayLine toAnswer = new DelayLine();
    private final DelayLine toDisconnect = new DelayLine();
    private final Histogram latency = new Histogram(LONGEST_LATENCY, 3);
    private final LoadCounts counts = new LoadCounts();
    private final List<CallSubject> subjects;
    private final TrafficOffice traffic;
    private boolean refill;
    private int turn;

    /**
     * Connects to the SCP and waits until the link is active.
     *
     * @throws LinkException if there is no link within the limit of the settings
     */
    public LoadRun(Transport transport, LinkSettings linkSettings, LoadSettings settings, MessageTap tap)
            throws TransportException, LinkException, InterruptedException {
        this.settings = settings;
        this.incoming = new Incoming(linkSettings.pointCodes());
        this.frames = new Frames(linkSettings, settings.context());
        for (LoadCall call : settings.calls()) {
            begins.add(frames.begin(call.initialDp(), settings.context()));
        }
        for (int length = 1; length <= LONGEST_ID; length++) {
            answers[length] = frames.report(2, EventTypeBcsm.O_ANSWER, length);
            disconnects[length] = frames.report(3, EventTypeBcsm.O_DISCONNECT, length);
        }
        subjects = settings.calls().stream()
                .map(call -> CallSubject.of(call.initialDp()))
                .toList();
        traffic = new TrafficOffice(
                settings.obeyGaps(),
                settings.context().map(ApplicationContext::variant).orElse(Variant.ETSI));
        check = new AnswerCheck(settings.calls().size());
        slots = new Slots(settings.maximumInFlight());
        link = AspLink.start(transport, linkSettings, new Switch(), tap);
        try {
            link.awaitActive(settings.linkLimit());
        } catch (LinkException | InterruptedException noLink) {
            link.close();
            throw noLink;
        }
    }

    /**
     * Places calls at a fixed rate, regardless of the SCP, and then waits for the open ones.
     *
     * @param rate calls a second, at least 1
     */
    public LoadReport atRate(int rate, Duration length, Consumer<LoadProgress> progress) {
        long start = begin();
        double interval = 1e9 / rate;
        long calls = (long) (length.toNanos() / interval);
        Pulse pulse = new Pulse(start, progress);
        long next = 0;
        while (next < calls) {
            long now = System.nanoTime();
            while (next < calls && start + (long) (next * interval) - now <= 0) {
                place(start + (long) (next * interval));
                next++;
            }
            tend(now, pulse);
            LockSupport.parkNanos(Math.min(PACE, Math.max(1, start + (long) (next * interval) - System.nanoTime())));
        }
        return finish(start, pulse);
    }

    /**
     * Keeps a number of dialogues open, to find the highest rate that the SCP handles.
     *
     * @param inFlight open dialogues, from 1 to the limit in the settings
     */
    public LoadReport atMost(int inFlight, Duration length, Consumer<LoadProgress> progress) {
        long start = begin();
        Pulse pulse = new Pulse(start, progress);
        synchronized (lock) {
            refill = true;
        }
        for (int i = 0; i < inFlight; i++) {
            place(System.nanoTime());
        }
        while (System.nanoTime() - start < length.toNanos()) {
            tend(System.nanoTime(), pulse);
            LockSupport.parkNanos(PACE);
        }
        synchronized (lock) {
            refill = false;
        }
        return finish(start, pulse);
    }

    @Override
    public void close() {
        link.close();
    }

    private long begin() {
        synchronized (lock) {
            counts.reset();
            latency.reset();
        }
        return System.nanoTime();
    }

    private LoadReport finish(long start, Pulse pulse) {
        long placing = System.nanoTime() - start;
        long limit = System.nanoTime() + settings.dialogueLimit().toNanos();
        while (open() > 0 && System.nanoTime() - limit < 0) {
            tend(System.nanoTime(), pulse);
            LockSupport.parkNanos(PACE);
        }
        synchronized (lock) {
            counts.lost += slots.releaseOlderThan(System.nanoTime());
            return counts.report(placing, latency.copy());
        }
    }

    private int open() {
        synchronized (lock) {
            return slots.open();
        }
    }

    private void place(long due) {
        int id;
        Frame frame;
        synchronized (lock) {
            turn = turn + 1 == begins.size() ? 0 : turn + 1;
            TrafficOffice.Treatment treatment = traffic.treat(subjects.get(turn), System.nanoTime());
            if (treatment != TrafficOffice.Treatment.ASK_THE_SCP) {
                counts.keptHere(treatment);
                return;
            }
            if (slots.isFull()) {
                counts.notPlaced++;
                return;
            }
            frame = begins.get(turn);
            id = slots.take(due, turn);
            counts.placed++;
        }
        if (link.send(frame.fill(id, Octets.EMPTY), Frames.sls(id)) != SendResult.QUEUED) {
            synchronized (lock) {
                counts.placed--;
                counts.notPlaced++;
                slots.release(id);
            }
        }
    }

    /** Sends due messages, gives up dialogues that are too old, and reports progress. */
    private void tend(long now, Pulse pulse) {
        sendDue(toAnswer, now, Waiting.TO_ANSWER);
        sendDue(toDisconnect, now, Waiting.TO_DISCONNECT);
        traffic.due(now).forEach(report -> link.send(frames.message(report), 0));
        beat(now, pulse);
    }

    /** Once a second, gives up dialogues that are too old and reports progress. */
    private void beat(long now, Pulse pulse) {
        if (!pulse.isDue(now)) {
            return;
        }
        synchronized (lock) {
            counts.lost += slots.releaseOlderThan(now - settings.dialogueLimit().toNanos());
            pulse.note(now, counts, slots.open());
        }
        pulse.tell();
    }

    private void sendDue(DelayLine line, long now, Waiting expected) {
        while (true) {
            int id;
            synchronized (lock) {
                if (!line.isDue(now)) {
                    return;
                }
                id = line.take();
                if (slots.waiting(id) != expected) {
                    continue;
                }
            }
            report(id, expected);
        }
    }

    /** Sends one report, and the next one too if the hold time is zero. */
    private void report(int id, Waiting due) {
        Octets theirs;
        boolean answer = due == Waiting.TO_ANSWER;
        boolean both = answer && settings.hold().isZero();
        synchronized (lock) {
            theirs = slots.peer(id);
            slots.wait(id, answer && !both ? Waiting.TO_DISCONNECT : Waiting.END);
            if (answer && !both) {
                toDisconnect.add(id, System.nanoTime() + settings.hold().toNanos());
            }
        }
        link.send((answer ? answers : disconnects)[theirs.length()].fill(id, theirs), Frames.sls(id));
        if (both) {
            link.send(disconnects[theirs.length()].fill(id, theirs), Frames.sls(id));
        }
    }

    /** Receives the messages of the link. */
    private final class Switch implements AspLink.User {

        @Override
        public void active() {}

        @Override
        public void inactive(String reason) {}

        @Override
        public void data(Octets m3ua) {
            incoming.read(m3ua);
            int id = incoming.destination();
            switch (incoming.kind()) {
                case CONTINUE -> continued(id);
                case END -> ended(id);
                case ABORT, RETURNED -> failed(id);
                case SEGMENT -> {}
                case BEGIN -> ordered();
                case OTHER -> {
                    synchronized (lock) {
                        counts.unexpected++;
                    }
                }
            }
        }

        /** The SCP opened a dialogue, which carries a traffic order. */
        private void ordered() {
            if (TcapDecoder.decode(incoming.rest()) instanceof TcapMessage.Begin begin) {
                traffic.received(begin, System.nanoTime()).ifPresent(answer -> link.send(frames.message(answer), 0));
            }
        }

        private void continued(int id) {
            synchronized (lock) {
                if (slots.waiting(id) != Waiting.CONNECT
                        || incoming.originating().isEmpty()
                        || !check.isConnect(slots.call(id), incoming.rest())) {
                    counts.unexpected++;
                    return;
                }
                long now = System.nanoTime();
                latency.recordValue(Math.min(LONGEST_LATENCY, Math.max(0, now - slots.openedAt(id))));
                slots.setPeer(id, incoming.originating().compact());
                slots.wait(id, Waiting.TO_ANSWER);
                if (!settings.answerAfter().isZero()) {
                    toAnswer.add(id, now + settings.answerAfter().toNanos());
                    return;
                }
            }
            report(id, Waiting.TO_ANSWER);
        }

        private void ended(int id) {
            boolean more;
            synchronized (lock) {
                switch (slots.waiting(id)) {
                    case END -> counts.completed++;
                    case CONNECT -> counts.refused++;
                    case TO_ANSWER, TO_DISCONNECT -> counts.unexpected++;
                    case FREE -> {
                        counts.unexpected += TrafficOffice.isReport(id) ? 0 : 1;
                        return;
                    }
                }
                slots.release(id);
                more = refill;
            }
            if (more) {
                place(System.nanoTime());
            }
        }

        private void failed(int id) {
            synchronized (lock) {
                if (slots.waiting(id) == Waiting.FREE) {
                    counts.unexpected++;
                    return;
                }
                counts.aborted++;
                slots.release(id);
            }
        }
    }
}
