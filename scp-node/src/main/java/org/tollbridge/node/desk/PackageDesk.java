package org.tollbridge.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.tollbridge.node.control.Authors;
import org.tollbridge.node.control.Replies;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.store.Packages;
import org.tollbridge.provisioning.store.RefusedException;
import org.tollbridge.provisioning.store.StoreException;

/** Handles requests about packages of features. */
final class PackageDesk {

    private final Packages packages;
    private final Desk.Diary diary;

    PackageDesk(Packages packages, Desk.Diary diary) {
        this.packages = packages;
        this.diary = diary;
    }

    /** Carries out a request; returns whether the action is one of this class. */
    boolean act(String action, JsonNode request, Desk.Answer answer) throws StoreException, IOException {
        String name = NumberWords.text(request, "name");
        switch (action) {
            case "package-list" -> {
                for (FeaturePackage each : packages.all()) {
                    answer.line(FeaturePackage.FORM.write(each));
                }
            }
            case "package-put" -> {
                FeaturePackage wanted = read(request);
                Author author = Authors.read(request);
                packages.put(wanted, Intent.of(author));
                diary.changed(author, "put package " + name);
                answer.line(FeaturePackage.FORM.write(wanted));
            }
            case "package-remove" -> {
                Author author = Authors.read(request);
                packages.remove(name, Intent.of(author));
                diary.changed(author, "remove package " + name);
                answer.line(Replies.line().put("removed", name));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static FeaturePackage read(JsonNode request) throws StoreException {
        ObjectNode given = Replies.line().put("name", NumberWords.text(request, "name"));
        ArrayNode features = given.putArray("features");
        request.path("features").forEach(features::add);
        given.put("about", NumberWords.text(request, "about"));
        try {
            return FeaturePackage.FORM.read(given);
        } catch (FormException e) {
            throw new RefusedException(e.faults());
        }
    }
}
