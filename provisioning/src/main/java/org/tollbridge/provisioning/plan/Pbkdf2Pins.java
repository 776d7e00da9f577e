package org.tollbridge.provisioning.plan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.tollbridge.service.plan.PinHasher;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.WalkAnswer;

/**
 * PINs hashed with PBKDF2-HMAC-SHA256 and an individual salt, as {@code pbkdf2:ROUNDS:SALT:HASH} in hexadecimal.
 *
 * @param executor runs the hashing; must be bounded and reject tasks when full
 */
public record Pbkdf2Pins(Executor executor) implements PinHasher {

    private static final String KIND = "pbkdf2";
    private static final Pattern FORM = Pattern.compile(KIND + ":([0-9]{1,8}):[0-9a-fA-F]+:[0-9a-fA-F]*");
    private static final int ROUNDS = 100_000;
    private static final int SALT_OCTETS = 16;
    private static final int HASH_BITS = 256;

    /** Hashes a PIN with a fresh salt. */
    public static String hash(String pin, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return KIND + ":" + ROUNDS + ":" + hex.formatHex(salt) + ":" + hex.formatHex(derive(pin, salt, ROUNDS));
    }

    /** Whether a PIN matches one of these hashes. This is slow: tens of milliseconds per hash. */
    public static boolean matches(List<String> hashes, String pin) {
        boolean right = false;
        for (String hash : held(hashes)) {
            right |= matches(hash, pin);
        }
        return right;
    }

    /**
     * The hashes with which a PIN is compared. A plan stored before the limits existed may have more and longer hashes.
     * The total number of rounds is limited to what one node may now require, and hashes beyond this are left out.
     */
    static List<String> held(List<String> hashes) {
        List<String> held = new ArrayList<>();
        int left = MOST_HASHES * MOST_ROUNDS;
        for (String hash : hashes) {
            int rounds = rounds(hash);
            if (rounds > 0 && rounds <= left) {
                held.add(hash);
                left -= rounds;
            }
        }
        return held;
    }

    /** The ineffective PINs of a plan stored before the limits existed, one sentence for each node that has any. */
    public static List<String> leftOut(PlanDocument plan) {
        List<String> sentences = new ArrayList<>();
        plan.nodes().forEach((name, node) -> {
            if (node instanceof PlanNode.Pin pin) {
                int all = pin.hashes().size();
                int vain = all - held(pin.hashes()).size();
                if (vain > 0) {
                    sentences.add("node " + name + ": " + vain + " of its " + all
                            + " hashed PINs are never accepted, because each may have " + MOST_ROUNDS
                            + " rounds, and all together " + MOST_HASHES * MOST_ROUNDS + "; use at most " + MOST_HASHES
                            + " hashes from 'tollbridge plan pin'");
                }
            }
        });
        return sentences;
    }

    /** Rounds that a hash requires; 0 for an invalid hash, or one that requires too many. */
    private static int rounds(String hash) {
        Matcher fields = FORM.matcher(hash);
        int rounds = fields.matches() ? Integer.parseInt(fields.group(1)) : 0;
        return rounds > MOST_ROUNDS ? 0 : rounds;
    }

    private static boolean matches(String hash, String pin) {
        String[] fields = hash.split(":", -1);
        int rounds = rounds(hash);
        try {
            byte[] salt = HexFormat.of().parseHex(fields[2]);
            byte[] expected = HexFormat.of().parseHex(fields[3]);
            return MessageDigest.isEqual(expected, derive(pin, salt, rounds));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] derive(String pin, byte[] salt, int rounds) {
        try {
            PBEKeySpec key = new PBEKeySpec(pin.toCharArray(), salt, rounds, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (NoSuchAlgorithmException | InvalidKeySpecException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void verify(List<String> hashes, String digits, Consumer<WalkAnswer> answer) {
        try {
            executor.execute(() -> answer.accept(new WalkAnswer.Verified(matches(hashes, digits))));
        } catch (RejectedExecutionException full) {
            answer.accept(new WalkAnswer.Silent());
        }
    }
}
