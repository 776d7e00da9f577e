package org.tollbridge.provisioning.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Generates unguessable secrets. */
public final class Secrets {

    private static final String TOKEN_MARK = "tb_";
    private static final int TOKEN_OCTETS = 32;
    private static final int ID_OCTETS = 8;

    /** Omits letters and digits that are easily confused. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GROUPS = 5;
    private static final int LETTERS_OF_GROUP = 5;

    private final SecureRandom random;

    /** Uses a cryptographically secure random source. */
    public Secrets(SecureRandom random) {
        this.random = random;
    }

    /** The secret of a token: 256 bits. */
    public String token() {
        return TOKEN_MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(octets(TOKEN_OCTETS));
    }

    /** A name for a token that reveals nothing about its secret. */
    public String id() {
        return HexFormat.of().formatHex(octets(ID_OCTETS));
    }

    /** A secret that a person can type: 125 bits in five groups. */
    public String oneTime() {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < GROUPS * LETTERS_OF_GROUP; i++) {
            secret.append(i > 0 && i % LETTERS_OF_GROUP == 0 ? "-" : "");
            secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return secret.toString();
    }

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    /** The hash by which a token is looked up. A secret of 256 random bits needs neither salt nor slow hashing. */
    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
