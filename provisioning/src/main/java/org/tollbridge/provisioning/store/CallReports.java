package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reports on ended calls. They add up counts made when the calls were loaded, and do not read calls. */
public final class CallReports {

    private final NumberStore store;

    /** The reports of a store. */
    public CallReports(NumberStore store) {
        this.store = store;
    }

    /** Creates a report. It has no lines for unassigned numbers or days without calls. */
    public Report of(ReportWish wish) throws StoreException {
        return store.moment(handle -> {
            // Not the sum of the lines: some calls have no destination, and some took several branches.
            Sums total = CountTable.read(handle, "aspect", Aspect.HOUR, wish).values().stream()
                    .reduce(Sums.NONE, Sums::plus);
            CountTable.Ranking ranking = wish.by().isRanked() ? CountTable.ranking(handle, wish) : sorted(handle, wish);
            return new Report(
                    wish,
                    new ReportLine("", total),
                    ranking.lines(),
                    ranking.all() - ranking.lines().size());
        });
    }

    private static CountTable.Ranking sorted(Handle handle, ReportWish wish) {
        if (wish.by() == ReportBy.TOTAL) {
            return new CountTable.Ranking(List.of(), 0);
        }
        Map<String, Sums> items = new TreeMap<>();
        CountTable.read(handle, wish.by().column(), wish.by().aspect(), wish)
                .forEach((key, sums) -> items.merge(wish.by().item(key), sums, Sums::plus));
        List<ReportLine> lines = items.entrySet().stream()
                .map(line -> new ReportLine(line.getKey(), line.getValue()))
                .sorted(wish.by().order(wish.order()))
                .limit(wish.most())
                .toList();
        return new CountTable.Ranking(lines, items.size());
    }
}
