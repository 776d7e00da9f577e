package org.tollbridge.wire.isup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.wire.Octets;

/** Cause, generic digits, redirection information and the parameters of one octet. */
class ParametersTest {
    private static final Octets EMPTY = Octets.EMPTY;

    private static Octets hex(String hex) {
        return Octets.fromHex(hex);
    }

    @Test
    void causeOfTwoOctets() {
        Cause cause = Cause.view(hex("8491")).toOptional().orElseThrow();
        assertEquals(Q850.USER_BUSY, cause.value());
        assertEquals(Q850.PUBLIC_NETWORK_REMOTE, cause.location());
        assertEquals("17 user busy, public network serving the remote user", cause.toString());
        assertEquals(hex("8491"), Cause.of(4, 17).toOctets());
    }

    @Test
    void whatAServiceDecidesComesFromTheUserAndTroubleFromTheNetwork() {
        assertEquals(hex("8091"), Cause.ofService(17).toOctets());
        assertEquals(hex("809f"), Cause.ofService(31).toOctets());
        assertEquals(hex("82a2"), Cause.ofService(34).toOctets());
        assertEquals(hex("82aa"), Cause.ofService(42).toOctets());
    }

    @Test
    void causeWithARecommendationAndDiagnostics() {
        Cause cause = Cause.view(hex("64839a0102")).toOptional().orElseThrow();
        assertEquals(3, cause.codingStandard());
        assertEquals(OptionalInt.of(3), cause.recommendation());
        assertEquals(26, cause.value());
        assertEquals(hex("0102"), cause.diagnostics());
    }

    @Test
    void causeWithoutItsExtensionBitIsTakenAndKept() {
        Cause cause = Cause.view(hex("8010")).toOptional().orElseThrow();
        assertEquals(16, cause.value());
        assertEquals(hex("8010"), cause.toOctets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "00", "0080"})
    void causesThatEndTooSoonAreBad(String hex) {
        assertInstanceOf(Viewed.Bad.class, Cause.view(hex(hex)));
    }

    @Test
    void genericDigits() {
        GenericDigits odd = GenericDigits.view(hex("20214305")).toOptional().orElseThrow();
        assertEquals(Optional.of("12345"), odd.digits());
        assertEquals(odd, GenericDigits.of("12345"));
        assertEquals(hex("0421f3"), new GenericDigits(0, 4, hex("21f3")).toOctets());
        assertEquals(Optional.of("123F"), new GenericDigits(0, 4, hex("21f3")).digits());
        assertEquals(Optional.of("9*#"), new GenericDigits(2, 0, hex("392a23")).digits());
        assertEquals(Optional.empty(), new GenericDigits(3, 0, hex("ff")).digits());
        assertInstanceOf(Viewed.Bad.class, GenericDigits.view(EMPTY));
        assertInstanceOf(Viewed.Bad.class, GenericDigits.view(hex("20")));
    }

    @Test
    void redirectionInformation() {
        RedirectionInformation twice = RedirectionInformation.of(
                RedirectingIndicator.CALL_DIVERTED, RedirectionReason.UNKNOWN, 2, RedirectionReason.NO_REPLY);
        assertEquals(hex("0322"), twice.toOctets());
        assertEquals(
                twice, RedirectionInformation.view(hex("0322")).toOptional().orElseThrow());
        assertEquals(
                RedirectingIndicator.CALL_REROUTED,
                RedirectionInformation.view(hex("11"))
                        .toOptional()
                        .orElseThrow()
                        .indicator());
        assertInstanceOf(Viewed.Bad.class, RedirectionInformation.view(EMPTY));
        assertInstanceOf(Viewed.Bad.class, RedirectionInformation.view(hex("032200")));
        assertThrows(
                IllegalArgumentException.class,
                () -> RedirectionInformation.of(
                        RedirectingIndicator.CALL_DIVERTED, RedirectionReason.UNKNOWN, 8, RedirectionReason.UNKNOWN));
    }

    @Test
    void parametersOfOneOctet() {
        assertEquals(
                CallingPartysCategory.ORDINARY,
                CallingPartysCategory.view(hex("0a")).toOptional().orElseThrow());
        assertEquals("payphone", CallingPartysCategory.PAYPHONE.toString());
        assertInstanceOf(Viewed.Bad.class, CallingPartysCategory.view(EMPTY));
        assertInstanceOf(Viewed.Bad.class, CallingPartysCategory.view(hex("0a0a")));
        assertEquals(
                "audio3100Hz",
                TransmissionMedium.view(hex("03")).toOptional().orElseThrow().toString());
        assertInstanceOf(Viewed.Bad.class, TransmissionMedium.view(EMPTY));
    }

    @Test
    void whatTheCallersTerminalIs() {
        HighLayerCompatibility fax =
                HighLayerCompatibility.view(hex("9184")).toOptional().orElseThrow();
        assertEquals("facsimileGroup2Or3", fax.toString());
        assertEquals(
                hex("9181"),
                HighLayerCompatibility.of(HighLayerCompatibility.TELEPHONY).toOctets());
        assertInstanceOf(Viewed.Bad.class, HighLayerCompatibility.view(hex("91")));
        assertInstanceOf(Viewed.Bad.class, HighLayerCompatibility.view(hex("9101")));
        assertEquals(
                "speech",
                BearerCapability.view(BearerCapability.A_LAW_SPEECH)
                        .toOptional()
                        .orElseThrow()
                        .toString());
        assertInstanceOf(Viewed.Bad.class, BearerCapability.view(hex("80")));
    }

    @Test
    void whatIsReadIsWrittenBackToTheBit() {
        assertExact(octets -> Cause.view(octets).toOptional().map(Cause::toOctets));
        assertExact(octets -> GenericDigits.view(octets).toOptional().map(GenericDigits::toOctets));
        assertExact(octets -> RedirectionInformation.view(octets).toOptional().map(RedirectionInformation::toOctets));
        assertExact(octets -> CallingPartysCategory.view(octets).toOptional().map(CallingPartysCategory::toOctets));
        assertExact(octets -> TransmissionMedium.view(octets).toOptional().map(TransmissionMedium::toOctets));
        assertExact(octets -> HighLayerCompatibility.view(octets).toOptional().map(HighLayerCompatibility::toOctets));
    }

    private static void assertExact(Function<Octets, Optional<Octets>> rewrite) {
        Random random = new Random(850);
        int good = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] octets = new byte[random.nextInt(5)];
            random.nextBytes(octets);
            Octets given = Octets.wrap(octets);
            Optional<Octets> written = rewrite.apply(given);
            if (written.isPresent()) {
                assertEquals(given, written.get());
                good++;
            }
        }
        assertTrue(good > 500, "too few were read: " + good);
    }
}
