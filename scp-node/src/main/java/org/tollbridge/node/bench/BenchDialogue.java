package org.tollbridge.node.bench;

/** Constants of the benchmark dialogue, shared by both sides for either SCP. */
final class BenchDialogue {

    static final int SWITCH_POINT_CODE = 1;
    static final int SCP_POINT_CODE = 2;
    static final int NETWORK_INDICATOR = 2;
    static final int SUBSYSTEM = 106;
    static final int ROUTING_CONTEXT = 100;

    private BenchDialogue() {}
}
