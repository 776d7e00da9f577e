package org.tollbridge.provisioning.store;

import java.util.List;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.charging.Yuan;

/**
 * A subscriber's prepaid balance.
 *
 * @param amount in ten-thousandths of a yuan; negative when calls have used more than was available
 * @param endsCalls whether exhausting it ends a call in progress, rather than only refusing the next one
 * @param since milliseconds since the epoch: calls that ended before this are not charged to it
 */
public record Balance(String subscriber, long amount, boolean endsCalls, long since) {

    /** The fields in responses and in the audit trail. */
    public static final Form<Balance> FORM = new Form<>(
            "balance",
            "Prepaid balance of a subscriber.",
            List.of(
                    Field.text("subscriber", 64, Need.REQUIRED, "subscriber that has the balance", Balance::subscriber),
                    Field.text("amount", 30, Need.REQUIRED, "in yuan", balance -> Yuan.text(balance.amount())),
                    Field.flag(
                            "ends_calls",
                            Need.OPTIONAL,
                            "whether a call in progress ends when the balance is used up",
                            Balance::endsCalls)),
            given -> {
                throw new IllegalArgumentException("a balance can only be changed by amounts");
            });

    Balance plus(long more) {
        return new Balance(subscriber, Math.addExact(amount, more), endsCalls, since);
    }
}
