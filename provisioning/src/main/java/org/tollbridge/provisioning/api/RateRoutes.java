package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.service.charging.Bill;
import org.tollbridge.service.charging.Party;
import org.tollbridge.service.charging.RatedCall;
import org.tollbridge.service.charging.Tariff;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClass;

/** The price of calls, before they are made. */
final class RateRoutes {

    /** A call to rate. */
    private record Wanted(
            String number,
            String caller,
            String destination,
            String subscriber,
            Optional<Instant> at,
            OptionalInt seconds) {}

    private static final Form<Wanted> WANTED = new Form<>(
            "call to be rated",
            "An imaginary answered call.",
            List.of(
                    Field.text("number", 32, Need.REQUIRED, "dialled service number", Wanted::number),
                    Field.text("caller", 32, Need.REQUIRED, "calling number, as dialled", Wanted::caller),
                    Field.text(
                            "destination", 32, Need.OPTIONAL, "number to which it is connected", Wanted::destination),
                    Field.text(
                            "subscriber",
                            64,
                            Need.OPTIONAL,
                            "owner of the number; for a subscriber's account always its own",
                            Wanted::subscriber),
                    Field.moment("at", Need.OPTIONAL, "time of answer; by default now", Wanted::at),
                    Field.whole(
                            "seconds",
                            0,
                            RatedCall.LONGEST,
                            Need.REQUIRED,
                            "duration from answer to end, rounded up",
                            Wanted::seconds)),
            given -> new Wanted(
                    given.text("number"),
                    given.text("caller"),
                    given.text("destination"),
                    given.text("subscriber"),
                    given.moment("at"),
                    given.whole("seconds")));

    /** Result of rating. */
    private record Priced(RatedCall call, Tariff tariff, Bill bill) {}

    private static final Form<Priced> PRICED = Form.shown(
            "rated call",
            "What each party pays for a call, in yuan.",
            List.of(
                    Field.text(
                            "service_class",
                            20,
                            Need.SHOWN,
                            "service class whose lines apply",
                            priced -> priced.call().serviceClass()),
                    Field.moment(
                            "answered_at",
                            Need.SHOWN,
                            "time for which it is rated",
                            priced -> Optional.of(
                                    Instant.ofEpochMilli(priced.call().answeredAt()))),
                    Field.text(
                            "caller_pays",
                            30,
                            Need.SHOWN,
                            "amount that the caller pays",
                            priced -> total(priced, Party.CALLER)),
                    Field.text(
                            "subscriber_pays",
                            30,
                            Need.SHOWN,
                            "amount that the subscriber pays",
                            priced -> total(priced, Party.SUBSCRIBER)),
                    Field.text(
                            "tariff",
                            12,
                            Need.SHOWN,
                            "fingerprint of the tariff",
                            priced -> priced.tariff().fingerprint()),
                    Field.tree(
                            "items",
                            Need.SHOWN,
                            "lines of the bill: objects with party, what, from_second, count, seconds, price, amount,"
                                    + " line and version",
                            RateRoutes::items)));

    private final PlanRules rules;
    private final Tariff tariff;
    private final InstantSource clock;

    RateRoutes(PlanRules rules, Tariff tariff, InstantSource clock) {
        this.rules = rules;
        this.tariff = tariff;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(new Route(
                Method.POST,
                "/rate",
                "rates:read",
                "Rate a call by the tariff in use: show what each party pays. Nothing is changed.",
                Route.Login.TOKEN,
                Access.LOOK,
                List.of(),
                new Takes.One(WANTED),
                new Gives.One(PRICED, false),
                Route.Conditions.NONE,
                this::rate));
    }

    private Answer rate(Call call) throws ProblemException, FormException {
        Wanted wanted = call.read(WANTED);
        String dialled = number("number", wanted.number());
        ServiceClass serviceClass = rules.classes().names().stream()
                .flatMap(name -> rules.classes().find(name).stream())
                .filter(each -> each.numbers().matches(dialled))
                .findFirst()
                .orElseThrow(() -> fault(
                        "number",
                        wanted.number(),
                        "no service class includes this number; give one such as 4008101234"));
        RatedCall rated = new RatedCall(
                serviceClass.name(),
                call.owner().orElse(wanted.subscriber()),
                number("caller", wanted.caller()),
                wanted.destination().isEmpty() ? "" : number("destination", wanted.destination()),
                serviceClass.tariff().payer(),
                wanted.at().orElseGet(clock::instant).toEpochMilli(),
                wanted.seconds().orElse(0));
        return switch (tariff.rate(rated)) {
            case Tariff.Rated priced ->
                Answer.json(Answer.OK, PRICED.document(new Priced(rated, tariff, priced.bill())));
            case Tariff.Unpriced gap ->
                throw fault(
                        "at",
                        Instant.ofEpochMilli(gap.at()).toString(),
                        "the tariff has no line for what the " + word(gap.party()) + " pays at that time");
        };
    }

    private String number(String field, String written) throws FormException {
        NormalNumber number = rules.numberPlan().read(written);
        if (number.kind() == NumberKind.UNKNOWN) {
            throw fault(field, written, "this is not a number in the number plan");
        }
        return number.digits();
    }

    private static String total(Priced priced, Party party) {
        return Yuan.text(priced.bill().total(party));
    }

    private static JsonNode items(Priced priced) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Bill.Item item : priced.bill().items()) {
            items.addObject()
                    .put("party", word(item.party()))
                    .put("what", word(item.what()))
                    .put("from_second", item.from())
                    .put("count", item.count())
                    .put("seconds", item.seconds())
                    .put("price", Yuan.text(item.price()))
                    .put("amount", Yuan.text(item.amount()))
                    .put("line", item.line().name())
                    .put("version", item.line().version());
        }
        return items;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static FormException fault(String path, String value, String rule) {
        return new FormException(List.of(new Fault(path, value, rule)));
    }
}
