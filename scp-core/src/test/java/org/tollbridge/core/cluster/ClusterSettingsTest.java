package org.tollbridge.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {

    private static ClusterSettings at(String address, boolean publicAddress, List<String> members, int nodes)
            throws Exception {
        return new ClusterSettings(
                "scp1",
                "1.0",
                "tollbridge",
                Optional.empty(),
                InetAddress.getByName(address),
                5701,
                publicAddress,
                members,
                members.isEmpty() ? Optional.of("scp.svc") : Optional.empty(),
                nodes);
    }

    private static String fault(String address, List<String> members, int nodes) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> at(address, false, members, nodes))
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.1.1",
                "fd00::1",
                "::1"
            })
    void privateAddressesAreTaken(String address) throws Exception {
        assertEquals(2, at(address, false, List.of("10.0.0.1:5701"), 3).quorum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:db8::1"})
    void anAddressOfTheInternetIsRefusedUnlessItIsAskedFor(String address) throws Exception {
        assertTrue(fault(address, List.of("10.0.0.1:5701"), 3).contains("cluster.public-address: true"));
        assertEquals(3, at(address, true, List.of("10.0.0.1:5701"), 3).nodes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "224.0.0.1"})
    void oneAddressIsNeeded(String address) {
        assertTrue(fault(address, List.of("10.0.0.1:5701"), 3).contains("give the one address"));
    }

    @Test
    void aClusterHasNodes() {
        assertTrue(fault("127.0.0.1", List.of("10.0.0.1:5701"), 0).contains("cluster.nodes"));
    }

    @Test
    void membersAreListedOrFoundNotBoth() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ClusterSettings(
                        "scp1",
                        "1.0",
                        "tollbridge",
                        Optional.empty(),
                        InetAddress.getLoopbackAddress(),
                        5701,
                        false,
                        List.of("10.0.0.1:5701"),
                        Optional.of("scp.svc"),
                        3));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "5, 3"})
    void noTwoGroupsOfNodesCanBothCount(int nodes, int quorum) throws Exception {
        assertEquals(
                quorum, at("127.0.0.1", false, List.of("127.0.0.1:5701"), nodes).quorum());
        assertTrue(2 * quorum > nodes);
    }
}
