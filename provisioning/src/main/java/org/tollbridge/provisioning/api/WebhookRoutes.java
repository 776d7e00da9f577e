package org.tollbridge.provisioning.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.live.LiveEvent.Kind;
import org.tollbridge.provisioning.live.WebhookTargets;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Webhook;
import org.tollbridge.provisioning.store.WebhookEvent;
import org.tollbridge.provisioning.store.Webhooks;
import org.tollbridge.service.plan.Fault;

/** Subscriptions to events over HTTP. A webhook is created and removed, but never changed. */
final class WebhookRoutes {

    private static final Access LOOK = Access.all(Role.ADMINISTRATOR, Role.DESK, Role.ENGINEER, Role.AUDITOR)
            .own(Role.SUBSCRIBER_ADMINISTRATOR);

    private static final Access CHANGE = Access.all(Role.ADMINISTRATOR).own(Role.SUBSCRIBER_ADMINISTRATOR);

    private static final Form<Webhooks.Issued> ISSUED = Form.shown(
            "new webhook",
            "A new webhook with its secret, which is shown only once.",
            List.of(
                    Field.text(
                            "id",
                            32,
                            Need.SHOWN,
                            "identifier of the webhook",
                            each -> each.webhook().id()),
                    Field.text(
                            "url",
                            500,
                            Need.SHOWN,
                            "URL of the webhook",
                            each -> each.webhook().url()),
                    Field.texts(
                            "events",
                            new FieldType.Text(40),
                            20,
                            Need.SHOWN,
                            "events that are sent to it",
                            each -> each.webhook().events()),
                    Field.text(
                            "subscriber",
                            64,
                            Need.SHOWN,
                            "only events of this subscriber's calls and records",
                            each -> each.webhook().subscriber()),
                    Field.text(
                            "secret",
                            100,
                            Need.SHOWN,
                            "key with which deliveries are signed",
                            Webhooks.Issued::secret)));

    private final Webhooks webhooks;
    private final WebhookTargets targets;
    private final Resource<Webhook> resource;

    WebhookRoutes(Webhooks webhooks, WebhookTargets targets) {
        this.webhooks = webhooks;
        this.targets = targets;
        this.resource = new Resource<>(
                "webhooks",
                Webhook.FORM,
                "id",
                Webhook::id,
                id -> id,
                Webhook::subscriber,
                LOOK,
                Optional.empty(),
                List.of(),
                new WebhookShelf(webhooks));
    }

    private record WebhookShelf(Webhooks webhooks) implements Shelf<Webhook> {

        @Override
        public List<Webhook> list(Call call, String after, int limit) throws StoreException {
            return webhooks.list(after, call.owner(), limit);
        }

        @Override
        public Optional<Webhook> find(String key) throws StoreException {
            return webhooks.find(key);
        }

        @Override
        public boolean put(Webhook record, Intent intent) {
            throw new IllegalStateException("use POST /webhooks to create a webhook");
        }

        @Override
        public void remove(String key, Intent intent) throws StoreException {
            webhooks.remove(key, intent);
        }
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>(resource.routes());
        routes.add(resource.route(
                Method.POST,
                "/webhooks",
                "Create a webhook: send events by HTTP POST to a URL.",
                CHANGE,
                List.of(),
                new Takes.One(Webhook.FORM),
                new Gives.One(ISSUED, false),
                Route.Conditions.ADDS,
                this::issue));
        routes.add(resource.route(
                Method.DELETE,
                "/webhooks/{id}",
                "Remove a webhook; events not yet delivered are dropped.",
                CHANGE,
                List.of(),
                new Takes.Nothing(),
                new Gives.Nothing(),
                Route.Conditions.NONE,
                this::remove));
        routes.add(resource.route(
                Method.GET,
                "/webhooks/{id}/events",
                "List the events still to be delivered to a webhook, oldest first, and those that were given up.",
                LOOK,
                List.of(new Route.Parameter("limit", "maximum number of items, 1 to 1000; default 100")),
                new Takes.Nothing(),
                new Gives.Page(WebhookEvent.FORM),
                Route.Conditions.NONE,
                this::events));
        return routes;
    }

    private Answer issue(Call call) throws ProblemException, FormException, StoreException {
        Webhook wanted = call.read(Webhook.FORM);
        List<Fault> faults = new ArrayList<>();
        targets.fault(wanted.url()).ifPresent(rule -> faults.add(new Fault("url", wanted.url(), rule)));
        for (String word : wanted.events()) {
            if (Kind.of(word).isEmpty()) {
                faults.add(new Fault("events", word, "the events are " + String.join(", ", Kind.words())));
            }
        }
        if (!wanted.subscriber().isEmpty() && !call.sees(wanted.subscriber())) {
            faults.add(new Fault(
                    "subscriber", wanted.subscriber(), "this account can have webhooks only for its own subscriber"));
        }
        if (!faults.isEmpty()) {
            throw new FormException(faults);
        }
        Webhook hook = new Webhook(
                "",
                call.owner().orElse(wanted.subscriber()),
                wanted.url(),
                wanted.events(),
                wanted.madeAt(),
                "",
                wanted.stand());
        return Answer.json(Answer.CREATED, ISSUED.document(webhooks.issue(hook, call.intent())));
    }

    private Answer remove(Call call) throws ProblemException, StoreException {
        webhooks.remove(resource.known(call).id(), call.intent());
        return Answer.nothing(Answer.NO_CONTENT);
    }

    private Answer events(Call call) throws ProblemException, StoreException {
        int limit = call.limit();
        List<WebhookEvent> events = webhooks.events(resource.known(call).id(), limit);
        return Answers.page(WebhookEvent.FORM, events, limit, WebhookEvent::event);
    }
}
