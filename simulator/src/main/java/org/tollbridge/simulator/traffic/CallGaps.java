package org.tollbridge.simulator.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tollbridge.wire.inap.CallGap;
import org.tollbridge.wire.inap.GapCriteria;
import org.tollbridge.wire.inap.GapIndicators;
import org.tollbridge.wire.inap.GapOnService;
import org.tollbridge.wire.isup.IsupNumber;
import org.tollbridge.wire.isup.NumberFormat;

/**
 * The active gaps of a switch, by service key and by called number. After each call that is let through, none is let
 * through for the interval. A new order replaces an older one for the same calls. Not thread-safe.
 */
final class CallGaps {

    private static final int MOST = 1_000;

    /** The calls concerned: those of a service, or those to numbers that begin with these digits. */
    private record Criterion(OptionalLong serviceKey, String called) {
        private boolean fits(CallSubject call) {
            return serviceKey.isPresent()
                    ? serviceKey.getAsLong() == call.serviceKey()
                    : call.called().startsWith(called);
        }
    }

    private static final class Gap {
        private final long interval;
        private final long until;
        private long next;

        private Gap(long interval, long until, long next) {
            this.interval = interval;
            this.until = until;
            this.next = next;
        }
    }

    private final Map<Criterion, Gap> gaps = new LinkedHashMap<>();

    /**
     * Applies an order.
     *
     * @param now the current {@link System#nanoTime}
     * @return false for criteria that this switch does not support
     */
    boolean apply(CallGap order, long now) {
        Optional<Criterion> criterion = criterion(order.value(CallGap.GAP_CRITERIA));
        if (criterion.isEmpty() || gaps.size() >= MOST) {
            return false;
        }
        GapIndicators indicators = order.value(CallGap.GAP_INDICATORS);
        long seconds = indicators.value(GapIndicators.DURATION);
        long millis = indicators.value(GapIndicators.GAP_INTERVAL);
        Gap before = gaps.remove(criterion.get());
        if (seconds > 0) {
            // A renewed gap continues its current interval.
            long next = before == null ? now : before.next;
            // An interval of -1 lets nothing through.
            long interval = millis < 0 ? Long.MAX_VALUE / 4 : millis * 1_000_000;
            gaps.put(criterion.get(), new Gap(interval, now + seconds * 1_000_000_000L, next));
        }
        return true;
    }

    private static Optional<Criterion> criterion(GapCriteria criteria) {
        Optional<Criterion> service = criteria.get(GapCriteria.GAP_ON_SERVICE)
                .map(on -> new Criterion(OptionalLong.of(on.value(GapOnService.SERVICE_KEY)), ""));
        return service.or(() -> criteria.get(GapCriteria.CALLED_ADDRESS_VALUE)
                .flatMap(octets -> IsupNumber.view(NumberFormat.GENERIC, octets).toOptional())
                .map(number -> new Criterion(OptionalLong.empty(), number.digits())));
    }

    /**
     * Whether a call is withheld from the SCP. A call that is not withheld starts the next interval of each gap that
     * applies to it.
     */
    boolean gaps(CallSubject call, long now) {
        gaps.values().removeIf(gap -> now - gap.until >= 0);
        for (Map.Entry<Criterion, Gap> entry : gaps.entrySet()) {
            if (entry.getKey().fits(call) && now - entry.getValue().next < 0) {
                return true;
            }
        }
        gaps.forEach((criterion, gap) -> {
            if (criterion.fits(call)) {
                gap.next = now + gap.interval;
            }
        });
        return false;
    }

    int active() {
        return gaps.size();
    }
}
