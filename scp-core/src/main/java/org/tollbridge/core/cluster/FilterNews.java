package org.tollbridge.core.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tollbridge.service.traffic.FilterReport;
import org.tollbridge.service.traffic.TrafficCriterion;

/**
 * Sends reports of filtered calls to the other nodes. With a shared point code, a switch's report arrives at any node,
 * and does not name the one whose operator set the filter.
 */
public final class FilterNews {

    private static final String FORMAT = "1";
    private static final String NUMBER = "number";
    private static final String SERVICE = "service";
    private static final String LAST = "last";
    private static final String GOING_ON = "going-on";
    private static final int HEAD = 5;

    private final ClusterMember member;

    /** @param heard receives the reports of other nodes, on a thread of its own */
    public FilterNews(ClusterMember member, Consumer<FilterReport> heard) {
        this.member = member;
        member.onFilterNews(text -> read(text).ifPresent(heard));
    }

    /** Sends a report to all other nodes without waiting; one that is lost is contained in the switch's next report. */
    public void tell(FilterReport report) {
        member.tellFilterNews(write(report));
    }

    static String write(FilterReport report) {
        String of = switch (report.criterion()) {
            case TrafficCriterion.CalledNumber(String digits) -> NUMBER + " " + digits;
            case TrafficCriterion.Service(long key) -> SERVICE + " " + key;
        };
        String counters = report.counters().entrySet().stream()
                .map(each -> " " + each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining());
        return FORMAT + " " + report.pointCode() + " " + of + " " + (report.last() ? LAST : GOING_ON) + counters;
    }

    /** Returns empty for a text of another version. */
    static Optional<FilterReport> read(String text) {
        String[] words = text.split(" ", -1);
        if (words.length < HEAD || !words[0].equals(FORMAT)) {
            return Optional.empty();
        }
        TrafficCriterion criterion = words[2].equals(NUMBER)
                ? new TrafficCriterion.CalledNumber(words[3])
                : new TrafficCriterion.Service(Long.parseLong(words[3]));
        Map<Integer, Long> counters = new HashMap<>();
        for (String word : Arrays.asList(words).subList(HEAD, words.length)) {
            int equals = word.indexOf('=');
            counters.put(Integer.parseInt(word, 0, equals, 10), Long.parseLong(word, equals + 1, word.length(), 10));
        }
        return Optional.of(new FilterReport(Integer.parseInt(words[1]), criterion, counters, words[4].equals(LAST)));
    }
}
