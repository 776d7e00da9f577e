package org.tollbridge.provisioning.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTest {

    private static final WebhookTargets USUAL = new WebhookTargets(false, false);
    private static final WebhookTargets OPEN = new WebhookTargets(true, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void anAddressThatOnlyTheNodeReachesIsRefused(String address) throws Exception {
        assertFalse(WebhookTargets.isPublic(InetAddress.getByName(address)));
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThrows(WebhookTargets.ForbiddenException.class, () -> USUAL.address(address));
        assertTrue(USUAL.fault("https://" + host + "/hook").isPresent());
        assertEquals(Optional.empty(), OPEN.fault("https://" + host + "/hook"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "192.1.0.1", "198.17.0.1", "2400:3200::1", "2606:4700::1"
            })
    void anAddressOfTheOpenInternetIsAllowed(String address) throws Exception {
        assertTrue(WebhookTargets.isPublic(InetAddress.getByName(address)));
        assertEquals(InetAddress.getByName(address), USUAL.address(address));
    }

    /** Other ways to write 127.0.0.1 and its neighbours. */
    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://127.1/", "https://localhost/", "https://LOCALHOST:8905/"})
    void aNumberInOtherClothesIsRefusedWhenItIsTold(String url) {
        boolean told = USUAL.fault(url).isEmpty()
                && new WebhookPost(USUAL, Duration.ofSeconds(1), (SSLSocketFactory) SSLSocketFactory.getDefault())
                        .send("w", url, "s", Instant.EPOCH, "{}")
                        .isEmpty();
        assertFalse(told);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/, must start with https://",
        "ftp://example.com/, must start with https://",
        "file:///etc/passwd, must start with https://",
        "https:///path, must have a host",
        "https://example.com:0/, must have a host",
        "https://example.com:70000/, must have a host",
        "https://li:secret@example.com/, no user name",
        "https://example.com/#here, no fragment",
        "https://example.com/a b, not a URL",
        "https://example.com/号码, must be written with %",
        "nonsense, must start with https://"
    })
    void aUrlThatIsNoneIsRefused(String url, String words) {
        String fault = USUAL.fault(url).orElse("");
        assertTrue(fault.contains(words), fault);
    }

    @Test
    void anEndOfALineCannotBePutIntoTheRequest() {
        assertTrue(OPEN.fault("https://example.com/\r\nHost: other").isPresent());
        assertTrue(OPEN.fault("https://example.com/" + "a".repeat(500)).isPresent());
        assertEquals(Optional.empty(), USUAL.fault("https://example.com/hook?key=1%202"));
    }
}
