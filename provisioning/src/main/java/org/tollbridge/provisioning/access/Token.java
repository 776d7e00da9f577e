package org.tollbridge.provisioning.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;

/**
 * What an account shows with a request in the place of its password. The token's secret is kept nowhere, only its hash.
 *
 * @param id by which it is named
 * @param owner name of the account
 * @param note what it is for
 * @param scopes what may be done with it, such as {@code numbers:read}; empty for all that the account may
 * @param expires the first moment at which it is good for nothing
 */
public record Token(String id, String owner, String note, List<String> scopes, Instant created, Instant expires) {

    /** Most scopes that one token names. */
    public static final int MOST_SCOPES = 30;

    /** The longest that a token may be good for. */
    public static final int MOST_DAYS = 366;

    /** The fields as requests and the audit trail have them. */
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

    /** Whether something of this scope may be done with it. */
    public boolean allows(String scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }
}
