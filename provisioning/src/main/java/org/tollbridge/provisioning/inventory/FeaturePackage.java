package org.tollbridge.provisioning.inventory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tollbridge.provisioning.form.Field;
import org.tollbridge.provisioning.form.Field.Need;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.service.plan.Fault;
import org.tollbridge.service.plan.PlanDocument;

/**
 * A named set of features. A subscriber may use the features of all its packages; one without packages may use all.
 *
 * @param name 1 to 40 letters, digits and hyphens
 */
public record FeaturePackage(String name, Set<Feature> features, String about) {

    /** Largest number of packages per subscriber. */
    public static final int MOST_OF_ONE = 20;

    /** The fields in files, in requests and in the audit trail. */
    public static final Form<FeaturePackage> FORM = new Form<>(
            "package",
            "Features that subscribers may use.",
            List.of(
                    Field.text(
                            "name", 40, Need.REQUIRED, "name by which subscribers refer to it", FeaturePackage::name),
                    Field.texts(
                            "features",
                            new FieldType.Word(Feature.words()),
                            Feature.values().length,
                            Need.REQUIRED,
                            "features that the package includes",
                            FeaturePackage::words),
                    Field.text("about", 200, Need.OPTIONAL, "purpose of the package", FeaturePackage::about)),
            given -> new FeaturePackage(given.text("name"), read(given.texts("features")), given.text("about")));

    public FeaturePackage {
        features = Set.copyOf(features);
    }

    private static Set<Feature> read(List<String> words) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        words.forEach(word -> Feature.of(word).ifPresent(features::add));
        return features;
    }

    /** The words of its features, in order. */
    public List<String> words() {
        return features.stream().sorted().map(Feature::word).toList();
    }

    /** All its faults, each with the name of its field. */
    public List<Fault> check() {
        List<Fault> faults = new ArrayList<>();
        if (!PlanDocument.isName(name)) {
            faults.add(new Fault("name", name, "a package name must have 1 to 40 letters, digits and hyphens"));
        }
        if (features.isEmpty()) {
            faults.add(new Fault(
                    "features", "", "a package must have features; they are " + String.join(", ", Feature.words())));
        }
        return faults;
    }
}
