package org.tollbridge.provisioning.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressOwnerTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:0:7::1, 2001:db8:0:7::/64",
        "2001:DB8:0:7:ffff:ffff:ffff:ffff, 2001:db8:0:7::/64",
        "2001:db8:0:8::1, 2001:db8:0:8::/64",
        "[::1], 0:0:0:0::/64",
        "fe80::1%nowhere0, fe80:0:0:0::/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "no:address, no:address",
        "Somewhere, somewhere",
    })
    void anIpv6AddressIsItsNetworks(String address, String owner) {
        assertEquals(owner, AddressOwner.of(address));
    }
}
