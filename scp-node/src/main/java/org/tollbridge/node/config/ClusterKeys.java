package org.tollbridge.node.config;

/** Configuration keys of clusters, described by their {@link Config} annotations. */
public final class ClusterKeys {

    private ClusterKeys() {}

    @Config(
            kind = Kind.WORDS,
            fallback = "none",
            max = 300,
            optional = true,
            text =
                    "Addresses and ports of all nodes of the cluster, including this one, such as 10.0.0.1:5701, 10.0.0.2:5701, 10.0.0.3:5701. Without this key and cluster.kubernetes-service the node counts alone.")
    public static final String CLUSTER_MEMBERS = "cluster.members";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 253,
            optional = true,
            text =
                    "DNS name of a headless Kubernetes service whose pods are the nodes of the cluster; used instead of cluster.members.")
    public static final String CLUSTER_SERVICE = "cluster.kubernetes-service";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            min = 1,
            max = 100,
            optional = true,
            text =
                    "Number of nodes in the whole cluster; by default the number of cluster.members. Limits are counted while more than half of the nodes see each other: a cluster of three tolerates the loss of one node, a cluster of two tolerates none.")
    public static final String CLUSTER_NODES = "cluster.nodes";

    @Config(
            kind = Kind.TEXT,
            fallback = "tollbridge",
            max = 40,
            text = "Name of the cluster; nodes with a different name are rejected.")
    public static final String CLUSTER_NAME = "cluster.name";

    @Config(
            kind = Kind.TEXT,
            fallback = "none",
            max = 200,
            optional = true,
            text =
                    "Shared secret of all nodes, preferably from the environment as ${env:NAME}. It keeps out misconfigured nodes; use a private network to keep out attackers.")
    public static final String CLUSTER_SECRET = "cluster.secret";

    @Config(
            kind = Kind.TEXT,
            fallback = "127.0.0.1",
            max = 255,
            text =
                    "Address of this machine at which the other nodes reach this one, and the only one on which the node listens for them.")
    public static final String CLUSTER_ADDRESS = "cluster.address";

    @Config(kind = Kind.INTEGER, fallback = "5701", min = 1, max = 65_535, text = "TCP port for cluster connections.")
    public static final String CLUSTER_PORT = "cluster.port";

    @Config(
            kind = Kind.FLAG,
            fallback = "false",
            text =
                    "Whether cluster.address may be a public Internet address. Nodes communicate unencrypted and trust each other: protect them by a firewall or a VPN.")
    public static final String CLUSTER_PUBLIC = "cluster.public-address";

    @Config(
            kind = Kind.INTEGER,
            fallback = "none",
            min = 1,
            max = 127,
            optional = true,
            text =
                    "Number of this node, unique among the nodes that share its point code. Its transaction ids then start with this number instead of using tcap.first-transaction-id and tcap.last-transaction-id, and a message that a switch sends to the wrong node is handed over to the right one. If nodes share a point code, all of them must have a number.")
    public static final String CLUSTER_NUMBER = "cluster.node-number";

    @Config(
            kind = Kind.INTEGER,
            fallback = "5702",
            min = 1,
            max = 65_535,
            text =
                    "TCP port at cluster.address to which the other nodes of the same point code hand over messages for this node.")
    public static final String CLUSTER_SIGNALLING_PORT = "cluster.signalling-port";

    @Config(
            kind = Kind.FLAG,
            fallback = "true",
            text =
                    "Whether nodes of one point code keep copies of each other's open calls, so that a survivor can continue the calls of a lost node. Requires at least three nodes.")
    public static final String CLUSTER_ADOPTION = "cluster.adoption";

    @Config(
            kind = Kind.INTEGER,
            fallback = "3000",
            min = 100,
            max = 60_000,
            unit = "ms",
            text = "Time for which a node must be gone before a survivor continues its calls.")
    public static final String CLUSTER_ADOPT_AFTER = "cluster.adopt-after-ms";
}
