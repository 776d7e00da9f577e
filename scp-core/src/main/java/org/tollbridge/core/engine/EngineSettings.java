package org.tollbridge.core.engine;

/**
 * Settings of a call engine.
 *
 * @param nodeName part of every call's identifier; must be unique in the network
 * @param maxOpenCalls largest number of calls open at the same time; a call offered beyond it is not taken
 */
public record EngineSettings(String nodeName, int maxOpenCalls) {

    public EngineSettings {
        if (nodeName.isBlank() || maxOpenCalls < 1) {
            throw new IllegalArgumentException("engine of node '" + nodeName + "' cannot follow " + maxOpenCalls
                    + " calls: give the node a name, and at least 1 call");
        }
    }
}
