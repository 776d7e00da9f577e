package org.tollbridge.provisioning.store;

/** Plans as a later release may have written them. */
public final class SpoiltPlans {

    private SpoiltPlans() {}

    /** Makes all plans of a store such that this program cannot read them when it opens the store again. */
    public static void in(NumberStore store) throws StoreException {
        store.beside(handle -> handle.execute("update plan set document = '{\"entry\":\"a\",\"later\":1}'"));
    }
}
