package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports on the calls that have ended. They add up what was counted when the calls were loaded, and read no call. */
public final class CallReports {

    private final NumberStore store;

    /** The reports of a store. */
    public CallReports(NumberStore store) {
        this.store = store;
    }

    /** A report. Numbers that nobody has, and days without calls, have no lines. */
    public Report of(ReportWish wish) throws StoreException {
        return store.moment(handle -> {
            Map<String, Sums> stored =
                    CountTable.read(handle, wish.by().column(), wish.by().aspect(), wish);
            Map<String, Sums> items = new TreeMap<>();
            stored.forEach((key, sums) -> items.merge(wish.by().item(key), sums, Sums::plus));
            List<ReportLine> lines = wish.by() == ReportBy.TOTAL
                    ? List.of()
                    : items.entrySet().stream()
                            .map(line -> new ReportLine(line.getKey(), line.getValue()))
                            .sorted(wish.by().order())
                            .toList();
            // Not of the lines: there are calls without a destination, and calls that took several branches.
            Sums total = CountTable.read(handle, "aspect", Aspect.HOUR, wish).values().stream()
                    .reduce(Sums.NONE, Sums::plus);
            return new Report(
                    wish,
                    new ReportLine("", total),
                    lines.stream().limit(wish.most()).toList(),
                    Math.max(0, lines.size() - wish.most()));
        });
    }
}
