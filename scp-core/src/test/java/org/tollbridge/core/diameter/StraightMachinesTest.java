package org.tollbridge.core.diameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdiameter.client.api.fsm.EventTypes;
import org.jdiameter.client.api.fsm.FsmEvent;
import org.jdiameter.client.api.fsm.IContext;
import org.jdiameter.client.api.fsm.IStateMachine;
import org.jdiameter.client.impl.helpers.EmptyConfiguration;
import org.jdiameter.common.api.concurrent.IConcurrentFactory;
import org.jdiameter.common.impl.statistic.StatisticManagerImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StraightMachinesTest {

    private static final long LATE_MILLIS = 200;

    /** Begins whatever it is given a while later, as a busy machine does. */
    private static final class LateThreads extends ScheduledThreadPoolExecutor {

        private final AtomicInteger begun = new AtomicInteger();

        LateThreads() {
            super(4, Executors.defaultThreadFactory());
        }

        @Override
        public void execute(Runnable work) {
            begun.incrementAndGet();
            var unused = schedule(work, LATE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static <T> T answering(Class<T> type, String method, Object answer, Runnable told) {
        return type.cast(Proxy.newProxyInstance(
                StraightMachinesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, given) -> {
                    if (called.getName().equals("connect")) {
                        told.run();
                    }
                    return called.getName().equals(method)
                            ? answer
                            : called.getReturnType() == boolean.class ? false : null;
                }));
    }

    private final LateThreads threads = new LateThreads();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whatComesBeforeItsThreadRunsIsNotTheBeginOfAnotherOne() throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        IContext context = answering(IContext.class, "getPeerDescription", "aaa://cdf", connected::countDown);
        IConcurrentFactory factory =
                answering(IConcurrentFactory.class, "getThreadPool", threads, connected::countDown);
        StatisticManagerImpl statistics = new StatisticManagerImpl(EmptyConfiguration.getInstance());
        IStateMachine machine =
                new StraightMachines(statistics).createInstanceFsm(context, factory, EmptyConfiguration.getInstance());
        int begun = threads.begun.get();

        assertTrue(machine.handleEvent(new FsmEvent(EventTypes.START_EVENT)));
        connected.await();
        assertEquals(begun, threads.begun.get());
    }
}
