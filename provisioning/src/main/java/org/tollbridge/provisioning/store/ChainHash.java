package org.tollbridge.provisioning.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The hash of a change in the audit trail: SHA-256 over the previous hash, the change and its items, each with its
 * length.
 */
final class ChainHash {

    private final MessageDigest digest;

    private ChainHash(MessageDigest digest) {
        this.digest = digest;
    }

    static ChainHash of(String previous, long id, Instant at, String who, String origin, String what, String why) {
        try {
            ChainHash hash = new ChainHash(MessageDigest.getInstance("SHA-256"));
            hash.text(previous);
            hash.number(id);
            hash.number(at.toEpochMilli());
            hash.text(who);
            hash.text(origin);
            hash.text(what);
            hash.text(why);
            return hash;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void item(int place, String resource, String key, String step, String before, String after) {
        number(place);
        text(resource);
        text(key);
        text(step);
        text(before);
        text(after);
    }

    private void number(long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    }

    private void text(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        number(octets.length);
        digest.update(octets);
    }

    /** The hash in hexadecimal; nothing may be added afterwards. */
    String end() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
