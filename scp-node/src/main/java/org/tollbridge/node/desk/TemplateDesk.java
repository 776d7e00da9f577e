package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.plan.TemplateValues;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Template;
import org.tollbridge.provisioning.store.TemplateUse;
import org.tollbridge.provisioning.store.TemplateVersion;
import org.tollbridge.provisioning.store.Templates;

/** Handles requests about call plans with parameters, and about the numbers that use them. */
final class TemplateDesk {

    private final Templates templates;
    private final NumberWords words;
    private final Desk.Diary diary;

    TemplateDesk(Templates templates, NumberWords words, Desk.Diary diary) {
        this.templates = templates;
        this.words = words;
        this.diary = diary;
    }

    /** Carries out a request; returns whether the action is one of this class. */
    boolean act(String action, JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        String name = NumberWords.text(request, "name");
        int limit = request.path("limit").asInt(Inventory.MOST);
        switch (action) {
            case "template-list" -> {
                for (Template each : templates.list(NumberWords.text(request, "after"), limit)) {
                    answer.line(Template.FORM.write(each));
                }
            }
            case "template-show" -> answer.line(Template.FORM.write(known(name)));
            case "template-versions" -> {
                for (TemplateVersion each : templates.versions(known(name).name(), limit)) {
                    answer.line(TemplateVersion.FORM.write(each));
                }
            }
            case "template-numbers" -> {
                for (TemplateUse each : templates.uses(known(name).name(), NumberWords.text(request, "after"), limit)) {
                    answer.line(TemplateUse.FORM.write(each));
                }
            }
            case "template-put" -> put(request, answer);
            case "template-remove" -> {
                Author author = Authors.read(request);
                templates.remove(name, Intent.of(author));
                diary.changed(author, "remove template " + name);
                answer.line(Replies.line().put("removed", name));
            }
            case "template-give" -> {
                Author author = Authors.read(request);
                TemplateUse use = new TemplateUse(words.digits(request), name, values(request));
                answer.line(words.line(templates.give(use, Intent.of(author))));
                diary.changed(author, "give number " + use.number() + " template " + name);
            }
            case "template-leave" -> {
                Author author = Authors.read(request);
                String digits = words.digits(request);
                answer.line(words.line(templates.leave(digits, Intent.of(author))));
                diary.changed(author, "detach number " + digits + " from its template");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Template known(String name) throws StoreException {
        return templates.find(name).orElseThrow(() -> new IllegalArgumentException("there is no template " + name));
    }

    private void put(JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        String name = NumberWords.text(request, "name");
        Template template = new Template(
                name,
                NumberWords.text(request, "class"),
                NumberWords.text(request, "plan"),
                values(request),
                request.path("needed").valueStream().map(JsonNode::asText).toList(),
                NumberWords.text(request, "about"));
        Author author = Authors.read(request);
        templates.put(template, Intent.of(author));
        diary.changed(author, "put template " + name);
        answer.line(Template.FORM.write(known(name)));
    }

    private static Map<String, String> values(JsonNode request) {
        Map<String, String> values = new TreeMap<>();
        request.path("values").forEach(pair -> TemplateValues.add(values, pair.asText()));
        return TemplateValues.read(values.isEmpty() ? TextNode.valueOf("") : TemplateValues.tree(values));
    }
}
