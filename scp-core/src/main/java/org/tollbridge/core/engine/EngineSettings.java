package org.tollbridge.core.engine;

/**
 * Settings of a call engine.
 *
 * @param nodeName part of every call's identifier; no two nodes of a network may share one
 * @param maxOpenCalls calls that are followed at the same time; a call offered beyond them is not taken
 */
public record EngineSettings(String nodeName, int maxOpenCalls) {

    public EngineSettings {
        if (nodeName.isBlank() || maxOpenCalls < 1) {
            throw new IllegalArgumentException("engine of node '" + nodeName + "' cannot follow " + maxOpenCalls
                    + " calls: give the node a name, and at least 1 call");
        }
    }
}
