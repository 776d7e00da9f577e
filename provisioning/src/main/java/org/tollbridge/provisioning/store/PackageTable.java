package org.tollbridge.provisioning.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Subscriber;

/** The table of packages. It is small, so it is always read whole. */
final class PackageTable {

    private static final int PIECE = 1_000;

    private PackageTable() {}

    /** All packages in name order, sorted here because databases sort text differently. */
    static List<FeaturePackage> all(Handle handle) {
        return handle
                .createQuery("select name, features, about from feature_package")
                .map((row, context) -> new FeaturePackage(row.getString(1), read(row.getString(2)), row.getString(3)))
                .list()
                .stream()
                .sorted(Comparator.comparing(FeaturePackage::name))
                .toList();
    }

    private static Set<Feature> read(String words) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        Arrays.stream(words.split(",", -1))
                .flatMap(word -> Feature.of(word).stream())
                .forEach(features::add);
        return features;
    }

    static Optional<FeaturePackage> find(Handle handle, String name) {
        return all(handle).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    static void put(Handle handle, FeaturePackage known) {
        remove(handle, known.name());
        handle.createUpdate("insert into feature_package (name, features, about) values (?, ?, ?)")
                .bind(0, known.name())
                .bind(1, String.join(",", known.words()))
                .bind(2, known.about())
                .execute();
    }

    static void remove(Handle handle, String name) {
        handle.createUpdate("delete from feature_package where name = ?")
                .bind(0, name)
                .execute();
    }

    /** Passes every subscriber with packages, or restricted to one class of numbers, to {@code each}, in name order. */
    static void eachRestricted(Handle handle, Consumer<Subscriber> each) {
        List<Subscriber> piece = SubscriberTable.restricted(handle, "", PIECE);
        while (!piece.isEmpty()) {
            piece.forEach(each);
            piece = SubscriberTable.restricted(handle, piece.getLast().name(), PIECE);
        }
    }
}
