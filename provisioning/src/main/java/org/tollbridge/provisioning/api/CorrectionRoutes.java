package org.tollbridge.provisioning.api;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.store.CorrectedCall;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.service.call.Corrections;
import org.tollbridge.service.charging.Yuan;
import org.tollbridge.service.plan.Fault;

/** Corrections of call records. */
final class CorrectionRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(CorrectionRoutes.class);

    private record Wanted(String callerPays, String subscriberPays, OptionalInt seconds, String why) {}

    private static final Form<Wanted> WANTED = new Form<>(
            "correction",
            "Corrected amounts and duration of a call; omitted fields are unchanged.",
            List.of(
                    Field.text("caller_pays", 20, Need.OPTIONAL, "in yuan, such as 0.85", Wanted::callerPays),
                    Field.text("subscriber_pays", 20, Need.OPTIONAL, "in yuan, such as 0.85", Wanted::subscriberPays),
                    Field.whole(
                            "seconds",
                            0,
                            (int) Corrections.MOST_SECONDS,
                            Need.OPTIONAL,
                            "charged duration of the call",
                            Wanted::seconds),
                    Field.text("why", 200, Need.REQUIRED, "reason, kept with the record", Wanted::why)),
            given -> new Wanted(
                    given.text("caller_pays"),
                    given.text("subscriber_pays"),
                    given.whole("seconds"),
                    given.text("why")));

    private final CallCorrections corrections;

    CorrectionRoutes(CallCorrections corrections) {
        this.corrections = corrections;
    }

    List<Route> routes() {
        return List.of(new Route(
                Method.POST,
                "/calls/{call}/corrections",
                "calls:correct",
                "Add a record that corrects a call; the original record is unchanged.",
                Route.Login.TOKEN,
                Access.all(Role.ADMINISTRATOR),
                List.of(),
                new Takes.One(WANTED),
                new Gives.One(CorrectedCall.FORM, false),
                Route.Conditions.NONE,
                this::correct));
    }

    private Answer correct(Call call) throws ProblemException, FormException, StoreException {
        Wanted wanted = call.read(WANTED);
        String id = call.asked().inPath("call");
        Corrections.Wanted bring = new Corrections.Wanted(
                amount("caller_pays", wanted.callerPays()),
                amount("subscriber_pays", wanted.subscriberPays()),
                wanted.seconds().isPresent() ? OptionalLong.of(wanted.seconds().getAsInt()) : OptionalLong.empty());
        try {
            return corrections
                    .correct(id, bring, call.intent(wanted.why()))
                    .map(corrected -> Answer.json(Answer.OK, CorrectedCall.FORM.document(corrected)))
                    .orElseThrow(() -> new ProblemException(
                            Problem.Kind.NOT_FOUND,
                            "the journal of this node does not have call " + id
                                    + "; ask the node that handled it, whose name starts its identifier, or"
                                    + " the node that took it over if that one was lost"));
        } catch (IllegalArgumentException e) {
            throw new FormException(List.of(new Fault("", "", String.valueOf(e.getMessage()))));
        } catch (CorrectionWaitsException e) {
            throw new ProblemException(Problem.Kind.BUSY, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.error("a call cannot be corrected: {}", e.toString());
            throw new ProblemException(Problem.Kind.BUSY, "the journal is not available; see the log of the node");
        }
    }

    private static OptionalLong amount(String field, String text) throws FormException {
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Yuan.read(text));
        } catch (IllegalArgumentException e) {
            throw new FormException(List.of(new Fault(field, text, String.valueOf(e.getMessage()))));
        }
    }
}
