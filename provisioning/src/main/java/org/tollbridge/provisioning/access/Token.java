package org.tollbridge.provisioning.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;

/**
 * A credential that an account sends with requests instead of its password. Only the hash of its secret is stored.
 *
 * @param id identifier
 * @param owner name of the account
 * @param note purpose
 * @param scopes permitted operations, such as {@code numbers:read}; empty for all that the account may do
 * @param expires time from which it is no longer valid
 */
public record Token(String id, String owner, String note, List<String> scopes, Instant created, Instant expires) {

    /** Largest number of scopes of a token. */
    public static final int MOST_SCOPES = 30;

    /** Longest validity of a token. */
    public static final int MOST_DAYS = 366;

    /** The fields in requests and in the audit trail. */
    public static final Form<Token> FORM = Form.shown(
            "token",
            "A credential of an account for requests.",
            List.of(
                    Field.text("id", 32, Need.SHOWN, "identifier of the token", Token::id),
                    Field.text("owner", 64, Need.SHOWN, "name of the account", Token::owner),
                    Field.text("note", 200, Need.SHOWN, "purpose of the token", Token::note),
                    Field.texts(
                            "scopes",
                            new FieldType.Text(40),
                            MOST_SCOPES,
                            Need.SHOWN,
                            "permissions of the token; absent if it has all those of the account",
                            Token::scopes),
                    Field.moment("created", Need.SHOWN, "time of creation", token -> Optional.of(token.created())),
                    Field.moment(
                            "expires", Need.SHOWN, "time at which it expires", token -> Optional.of(token.expires()))));

    public Token {
        scopes = List.copyOf(scopes);
    }

    /** Whether it permits operations in this scope. */
    public boolean allows(String scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }
}
