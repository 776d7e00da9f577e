package org.tollbridge.provisioning.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Six-digit codes derived from a secret and the time: RFC 6238 with HMAC-SHA-1 and 30-second steps, as authenticator
 * apps use.
 */
public final class Totp {

    private static final String ALGORITHM = "HmacSHA1";
    private static final int SECRET_OCTETS = 20;
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    /** Permitted clock difference, in steps. */
    private static final int DRIFT = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_LETTER = 5;

    private Totp() {}

    /** A random secret: 160 bits in base32, which a person can type. */
    public static String secret(SecureRandom random) {
        byte[] octets = new byte[SECRET_OCTETS];
        random.nextBytes(octets);
        return base32(octets);
    }

    /** The URI that an authenticator app scans as a QR code. */
    public static String uri(String account, String secret) {
        return "otpauth://totp/Tollbridge:" + account + "?secret=" + secret + "&issuer=Tollbridge";
    }

    /**
     * The time step of a code.
     *
     * @param secret in base32
     * @param last the last step whose code was accepted, to prevent reuse
     * @return empty when the code matches no step near this time, or none after {@code last}
     */
    public static OptionalLong step(String secret, String code, Instant now, long last) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = Math.max(last + 1, current - DRIFT); step <= current + DRIFT; step++) {
            if (code(secret, step).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code at a given time. */
    public static String code(String secret, Instant now) {
        return code(secret, now.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(octets(secret), ALGORITHM));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int value = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", value % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Encodes octets, in multiples of five, as base32. */
    static String base32(byte[] octets) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte octet : octets) {
            bits = (bits << Byte.SIZE) | (octet & 0xFF);
            for (held += Byte.SIZE; held >= BITS_OF_LETTER; held -= BITS_OF_LETTER) {
                text.append(BASE32.charAt((bits >> (held - BITS_OF_LETTER)) & 0x1F));
            }
        }
        return text.toString();
    }

    private static byte[] octets(String base32) {
        ByteBuffer octets = ByteBuffer.allocate(base32.length() * BITS_OF_LETTER / Byte.SIZE);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < base32.length(); i++) {
            bits = (bits << BITS_OF_LETTER) | BASE32.indexOf(base32.charAt(i));
            held += BITS_OF_LETTER;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                octets.put((byte) (bits >> held));
            }
        }
        return octets.array();
    }
}
