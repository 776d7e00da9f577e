package org.tollbridge.service.plan;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is found wrong, up to a bound: who has made a thousand faults mends these first, and nothing is filled with
 * those of a hundred thousand bad numbers. Its last element then says how many more there are. Not for several threads.
 */
public final class FaultList extends AbstractList<Fault> {

    private static final int MOST = 1_000;

    private final int most;
    private final List<Fault> told = new ArrayList<>();
    private String furtherPath = "";
    private int further;

    /** A list of a thousand faults at the most. */
    public FaultList() {
        this(MOST);
    }

    /** A list of so many faults at the most. */
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
