package org.tollbridge.provisioning.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;

/**
 * The file of a paper.
 *
 * @param mediaType such as application/pdf
 * @param content in base64
 */
public record PaperFile(String name, String mediaType, String content) {

    /** Largest size in octets. */
    public static final int LONGEST = 700_000;

    private static final int LONGEST_NAME = 200;

    /** The fields in requests. */
    public static final Form<PaperFile> FORM = new Form<>(
            "paper",
            "The file of a paper of an application.",
            List.of(
                    Field.text("name", LONGEST_NAME, Need.REQUIRED, "file name", PaperFile::name),
                    Field.text(
                            "media_type",
                            100,
                            Need.REQUIRED,
                            "media type, such as application/pdf",
                            PaperFile::mediaType),
                    Field.text(
                            "content",
                            (LONGEST + 2) / 3 * 4,
                            Need.REQUIRED,
                            "contents in base64; at most " + LONGEST + " octets",
                            PaperFile::content)),
            given -> new PaperFile(given.text("name"), given.text("media_type"), given.text("content")).checked());

    private PaperFile checked() {
        if (name.isBlank() || octets().length == 0) {
            throw new IllegalArgumentException("a paper must have a name and must not be empty");
        }
        return this;
    }

    /** Its octets. */
    public byte[] octets() {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("content is not base64: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of its octets, in hexadecimal digits. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
