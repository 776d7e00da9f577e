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
 * Somebody who may use the API. Its password is kept elsewhere, as a hash.
 *
 * @param name 1 to 64 letters, digits, dots, hyphens, underscores and @
 * @param subscriber whose numbers it sees, with a role of a subscriber; empty with another
 * @param oneTime whether its password is a one-time secret, with which one can only set a password
 * @param lockedUntil until when it is locked after wrong passwords
 * @param secondFactor whether a code is needed beside its password
 */
public record Account(
        String name,
        Role role,
        String subscriber,
        boolean oneTime,
        Optional<Instant> lockedUntil,
        boolean secondFactor) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /** The fields as requests and the audit trail have them. */
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

    /** An account that needs a password alone. */
    public Account(String name, Role role, String subscriber, boolean oneTime, Optional<Instant> lockedUntil) {
        this(name, role, subscriber, oneTime, lockedUntil, false);
    }

    /** Whether an account can have a name: 1 to 64 letters, digits, dots, hyphens, underscores and @. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Finds everything that is wrong, each with the name of its field. */
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
