package org.tollbridge.provisioning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.Subscriber;

/** The table of subscribers. */
final class SubscriberTable {

    private static final String COLUMNS =
            "name, company, contact, phone, email, contract, service_class, time_zone, language, packages";

    private SubscriberTable() {}

    static Optional<Subscriber> find(Handle handle, String name) {
        return handle.createQuery("select " + COLUMNS + " from subscriber where name = ?")
                .bind(0, name)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Subscribers whose names come after {@code after}, in name order. */
    static List<Subscriber> list(Handle handle, String after, int limit) {
        return handle.createQuery("select " + COLUMNS + " from subscriber where name > ? order by name limit ?")
                .bind(0, after)
                .bind(1, limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Same, only those with packages or restricted to one class of numbers. */
    static List<Subscriber> restricted(Handle handle, String after, int limit) {
        return handle.createQuery("select " + COLUMNS
                        + " from subscriber where name > ? and (packages <> '' or service_class <> '')"
                        + " order by name limit ?")
                .bind(0, after)
                .bind(1, limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static Subscriber read(ResultSet row) throws SQLException {
        return new Subscriber(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10).isEmpty()
                        ? List.of()
                        : Arrays.asList(row.getString(10).split(",", -1)));
    }

    /** Inserts a new subscriber, or replaces the one of that name. */
    static void put(Handle handle, Subscriber subscriber, boolean isNew) {
        String statement = isNew
                ? "insert into subscriber (company, contact, phone, email, contract, service_class, time_zone, language,"
                        + " packages, name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                : "update subscriber set company = ?, contact = ?, phone = ?, email = ?, contract = ?, service_class = ?,"
                        + " time_zone = ?, language = ?, packages = ? where name = ?";
        handle.createUpdate(statement)
                .bind(0, subscriber.company())
                .bind(1, subscriber.contact())
                .bind(2, subscriber.phone())
                .bind(3, subscriber.email())
                .bind(4, subscriber.contract())
                .bind(5, subscriber.serviceClass())
                .bind(6, subscriber.timeZone())
                .bind(7, subscriber.language())
                .bind(8, String.join(",", subscriber.packages()))
                .bind(9, subscriber.name())
                .execute();
    }

    static boolean remove(Handle handle, String name) {
        return handle.createUpdate("delete from subscriber where name = ?")
                        .bind(0, name)
                        .execute()
                > 0;
    }
}
