package org.tollbridge.provisioning.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;

/**
 * An event to be delivered to a webhook.
 *
 * @param event its identifier, the same at every delivery attempt
 * @param body JSON
 * @param givenUp whether delivery was abandoned
 */
public record WebhookEvent(String webhook, String event, Instant at, String body, boolean givenUp) {

    /** The fields in responses. */
    public static final Form<WebhookEvent> FORM = Form.shown(
            "webhook event",
            "An event that is waiting for delivery to a webhook, or was given up.",
            List.of(
                    Field.text(
                            "id",
                            100,
                            Need.SHOWN,
                            "identifier of the event, the same at every attempt",
                            WebhookEvent::event),
                    Field.moment("at", Need.SHOWN, "time since which it is waiting", event -> Optional.of(event.at())),
                    Field.flag("given_up", Need.SHOWN, "whether it was given up", WebhookEvent::givenUp),
                    Field.tree("event", Need.SHOWN, "the event as delivered", event -> AuditLine.tree(event.body()))));
}
