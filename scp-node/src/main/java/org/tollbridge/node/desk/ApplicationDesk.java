package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.store.Application;
import org.tollbridge.provisioning.store.ApplicationStep;
import org.tollbridge.provisioning.store.Applications;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.PaperFile;
import org.tollbridge.provisioning.store.StoreException;

/** Handles requests about applications for numbers. */
final class ApplicationDesk {

    private final Applications applications;
    private final NumberWords words;
    private final Desk.Diary diary;

    ApplicationDesk(Applications applications, NumberWords words, Desk.Diary diary) {
        this.applications = applications;
        this.words = words;
        this.diary = diary;
    }

    /** Carries out a request; returns whether the action is one of this class. */
    boolean act(String action, JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        String id = NumberWords.text(request, "id");
        switch (action) {
            case "application-list" -> {
                String state = NumberWords.text(request, "state");
                if (!state.isEmpty() && !Application.State.words().contains(state)) {
                    throw new IllegalArgumentException(
                            "the states are " + String.join(", ", Application.State.words()));
                }
                List<Application> found = applications.list("", Optional.empty(), state, Inventory.MOST);
                for (Application each : found) {
                    answer.line(Application.FORM.write(each));
                }
                if (found.isEmpty()) {
                    answer.line(Replies.line()
                            .put("aside", "there are no " + (state.isEmpty() ? "" : state + " ") + "applications"));
                }
            }
            case "application-show" -> answer.line(whole(known(id)));
            case "application-paper" -> {
                Paper paper = paper(NumberWords.text(request, "paper")).orElseThrow(ApplicationDesk::noPaper);
                answer.line(PaperFile.FORM.write(file(known(id), paper)));
            }
            case "application-step" -> {
                Author author = Authors.read(request);
                ApplicationStep step = new ApplicationStep(
                        ApplicationStep.Kind.of(NumberWords.text(request, "step")),
                        paper(NumberWords.text(request, "paper")),
                        author.why(),
                        words.destination(NumberWords.text(request, "destination")));
                Application after = applications.step(id, step, Intent.of(author));
                diary.changed(author, step.kind().word() + " application " + id);
                answer.line(Application.FORM.write(after));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Application known(String id) throws StoreException {
        return applications.find(id).orElseThrow(() -> new IllegalArgumentException("there is no application " + id));
    }

    private PaperFile file(Application application, Paper paper) throws StoreException {
        return applications
                .file(application.id(), paper)
                .orElseThrow(() -> new IllegalArgumentException(
                        "application " + application.id() + " has no paper " + paper.word() + " yet"));
    }

    /** An application with the type and size of its papers, which are stored only with the files. */
    private ObjectNode whole(Application application) throws StoreException {
        ObjectNode line = Application.FORM.write(application);
        for (JsonNode each : line.path("papers")) {
            PaperFile file =
                    file(application, Paper.of(each.path("paper").asText()).orElseThrow());
            ((ObjectNode) each).put("media_type", file.mediaType()).put("size", file.octets().length);
        }
        return line;
    }

    private static Optional<Paper> paper(String word) {
        return word.isEmpty() ? Optional.empty() : Optional.of(Paper.of(word).orElseThrow(ApplicationDesk::noPaper));
    }

    private static IllegalArgumentException noPaper() {
        return new IllegalArgumentException("the papers are " + String.join(", ", Paper.words()));
    }
}
