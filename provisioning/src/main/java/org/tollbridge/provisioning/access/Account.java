package org.tollbridge.provisioning.access;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.Fault;

/**
 * An account that may use the API. Its password is stored elsewhere, as a hash.
 *
 * @param name 1 to 64 letters, digits, dots, hyphens, underscores and @
 * @param subscriber subscriber whose numbers it sees, for subscriber roles; empty for other roles
 * @param oneTime whether its password is a one-time secret that only allows setting a password
 * @param lockedUntil end of a lock caused by wrong passwords
 * @param secondFactor whether login requires a code in addition to the password
 */
public record Account(
        String name,
        Role role,
        String subscriber,
        boolean oneTime,
        Optional<Instant> lockedUntil,
        boolean secondFactor) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /** The fields in requests and in the audit trail. */
    public static final Form<Account> FORM = new Form<>(
            "account",
            "An account of this API.",
            List.of(
                    Field.text("name", 64, Need.REQUIRED, "login name", Account::name),
                    Field.word(
                            "role",
                            Role.words(),
                            Need.REQUIRED,
                            "role of the account",
                            account -> account.role().word()),
                    Field.text(
                            "subscriber",
                            64,
                            Need.OPTIONAL,
                            "subscriber whose numbers it sees; required with a subscriber's role",
                            Account::subscriber),
                    Field.flag(
                            "one_time",
                            Need.SHOWN,
                            "whether its password is still a one-time secret",
                            Account::oneTime),
                    Field.moment(
                            "locked_until", Need.SHOWN, "end of the lock after wrong passwords", Account::lockedUntil),
                    new Field<>(
                            "second_factor",
                            new FieldType.Flag(),
                            Need.SHOWN,
                            "whether a code is required in addition to the password",
                            account -> account.secondFactor() ? BooleanNode.TRUE : MissingNode.getInstance())),
            given -> new Account(
                    given.text("name"),
                    Role.of(given.text("role")).orElseThrow(),
                    given.text("subscriber"),
                    true,
                    Optional.empty()));

    /** An account that needs only a password. */
    public Account(String name, Role role, String subscriber, boolean oneTime, Optional<Instant> lockedUntil) {
        this(name, role, subscriber, oneTime, lockedUntil, false);
    }

    /** Whether a name is valid: 1 to 64 letters, digits, dots, hyphens, underscores and @. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns all faults, each with the name of its field. */
    public List<Fault> check() {
        if (!isName(name)) {
            return List.of(new Fault(
                    "name", name, "a name must have 1 to 64 letters, digits, dots, hyphens, underscores and @"));
        }
        if (role.ofSubscriber() == subscriber.isEmpty()) {
            return List.of(new Fault(
                    "subscriber",
                    subscriber,
                    role.ofSubscriber()
                            ? "this role requires a subscriber"
                            : "only accounts with a subscriber's role have a subscriber"));
        }
        return List.of();
    }
}
