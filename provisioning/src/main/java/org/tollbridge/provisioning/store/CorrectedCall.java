package org.tollbridge.provisioning.store;

import java.util.List;
import java.util.OptionalInt;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.charging.Yuan;

/**
 * Charges of a call, before or after a correction.
 *
 * @param callerPays in ten-thousandths of a yuan
 * @param subscriberPays in ten-thousandths of a yuan
 * @param corrections number of corrections
 */
public record CorrectedCall(String callId, long seconds, long callerPays, long subscriberPays, int corrections) {

    /** The fields in the audit trail and in responses. */
    public static final Form<CorrectedCall> FORM = Form.shown(
            "corrected call",
            "Totals of a call with its corrections.",
            List.of(
                    Field.text("call", 64, Need.SHOWN, "identifier of the call", CorrectedCall::callId),
                    Field.whole(
                            "seconds",
                            0,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "charged duration of the call",
                            call -> OptionalInt.of((int) call.seconds())),
                    Field.text(
                            "caller_pays",
                            20,
                            Need.SHOWN,
                            "amount that the caller pays",
                            call -> Yuan.text(call.callerPays())),
                    Field.text(
                            "subscriber_pays",
                            20,
                            Need.SHOWN,
                            "amount that the subscriber pays",
                            call -> Yuan.text(call.subscriberPays())),
                    Field.whole(
                            "corrections",
                            0,
                            Integer.MAX_VALUE,
                            Need.SHOWN,
                            "number of corrections",
                            call -> OptionalInt.of(call.corrections()))));
}
