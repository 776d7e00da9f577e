package org.tollbridge.node.config;

/** Keys of several nodes that count together. {@link Config} on each describes it. */
public final class ClusterKeys {

    private ClusterKeys() {}

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 300,
            optional = true,
            text =
                    "Addresses of all nodes of the cluster with their ports, this node's among them, such as 10.0.0.1:5701, 10.0.0.2:5701, 10.0.0.3:5701; without them and cluster.kubernetes-service the node counts alone.")
    public static final String CLUSTER_MEMBERS = "cluster.members";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 253,
            optional = true,
            text =
                    "DNS name of a headless Kubernetes service whose pods are the nodes of the cluster, in place of cluster.members.")
    public static final String CLUSTER_SERVICE = "cluster.kubernetes-service";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            min = 1,
            max = 100,
            optional = true,
            text =
                    "Nodes that the whole cluster has; without it, as many as cluster.members lists. Limits are counted while more than half of them see each other, so that one of three may fail, and none of two.")
    public static final String CLUSTER_NODES = "cluster.nodes";

    @Config(
            kind = Kind.TEXT,
            fallback = "tollbridge",
            max = 40,
            text = "Name of the cluster; nodes of another name are turned away.")
    public static final String CLUSTER_NAME = "cluster.name";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 200,
            optional = true,
            text =
                    "A word that all nodes must know, best taken from the environment as ${env:NAME}. It keeps out nodes that were set up wrongly; attackers are kept out by a private network.")
    public static final String CLUSTER_SECRET = "cluster.secret";

    @Config(
            kind = Kind.TEXT,
            fallback = "127.0.0.1",
            max = 255,
            text =
                    "The address of this machine at which the other nodes reach this one, and the only one that is listened on for them.")
    public static final String CLUSTER_ADDRESS = "cluster.address";

    @Config(kind = Kind.INTEGER, fallback = "5701", min = 1, max = 65_535, text = "TCP port for the other nodes.")
    public static final String CLUSTER_PORT = "cluster.port";

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text =
                    "Whether cluster.address may be one that can be reached from the whole Internet. Nodes speak unencrypted and believe each other: put a firewall or a VPN before it.")
    public static final String CLUSTER_PUBLIC = "cluster.public-address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            min = 1,
            max = 127,
            optional = true,
            text =
                    "This node's number among nodes that share their point code, each another one. Transaction ids then begin with it, in place of those between tcap.first-transaction-id and tcap.last-transaction-id, and a message that a switch sends to the wrong node is handed over to the right one. Nodes that share a point code must all have one.")
    public static final String CLUSTER_NUMBER = "cluster.node-number";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5702",
            min = 1,
            max = 65_535,
            text =
                    "TCP port, at cluster.address, where the other nodes of the same point code bring messages that are this node's.")
    public static final String CLUSTER_SIGNALLING_PORT = "cluster.signalling-port";

    @Config(
            kind = Kind.FLAG,
            fallback = "true",
            text =
                    "Whether nodes of one point code keep copies of each other's open calls, so that a survivor goes on with those of a node that is lost. It takes three nodes or more.")
    public static final String CLUSTER_ADOPTION = "cluster.adoption";

    @Config(
            kind = Kind.INTEGER,
            fallback = "3000",
            min = 100,
            max = 60_000,
            unit = "ms",
            text = "How long a node must be gone before a survivor goes on with its calls.")
    public static final String CLUSTER_ADOPT_AFTER = "cluster.adopt-after-ms";
}
