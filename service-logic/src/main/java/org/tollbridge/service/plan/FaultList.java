package org.tollbridge.service.plan;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects faults up to a limit: somebody with a thousand faults corrects these first, and the faults of a hundred
 * thousand bad numbers do not fill the memory. The last element then says how many more there are. Not thread-safe.
 */
public final class FaultList extends AbstractList<Fault> {

    private static final int MOST = 1_000;

    private final int most;
    private final List<Fault> told = new ArrayList<>();
    private String furtherPath = "";
    private int further;

    /** Creates a list of at most a thousand faults. */
    public FaultList() {
        this(MOST);
    }

    /** Creates a list of at most this many faults. */
    public FaultList(int most) {
        this.most = most;
    }

    @Override
    public void add(int index, Fault fault) {
        if (told.size() < most) {
            told.add(index, fault);
            return;
        }
        if (further == 0) {
            furtherPath = fault.path();
        }
        further++;
    }

    @Override
    public Fault get(int index) {
        return index == told.size() && further > 0
                ? new Fault(
                        furtherPath,
                        "",
                        (further == 1 ? "1 more fault is" : further + " more faults are")
                                + " not shown, from here on; correct the others first")
                : told.get(index);
    }

    @Override
    public int size() {
        return told.size() + (further > 0 ? 1 : 0);
    }
}
