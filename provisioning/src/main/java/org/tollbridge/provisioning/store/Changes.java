package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Subscriber;

/** The changes of a store by all nodes, in the order in which they were made. */
public final class Changes {

    /** Only so many records of one change are reported; this is the place of the last. */
    public static final int LAST_PLACE = 999;

    /** Resources that are reported; API accounts are not. */
    private static final List<String> RESOURCES =
            List.of(NumberEntry.FORM.name(), Subscriber.FORM.name(), NumberRange.FORM.name(), Application.FORM.name());

    private final NumberStore store;

    /** The changes of a store. */
    public Changes(NumberStore store) {
        this.store = store;
    }

    /**
     * Position of a reader.
     *
     * @param change the last change read, at least in part
     * @param place the last record read in it
     */
    public record Position(long change, int place) {}

    /** The position after all changes made so far. */
    public Position now() throws StoreException {
        return store.read(handle -> new Position(ChangeLog.head(handle).id(), Integer.MAX_VALUE));
    }

    /** Records changed after a position, oldest first, at most {@code most}. */
    public List<ChangedRecord> after(Position position, int most) throws StoreException {
        return store.read(handle -> after(handle, position, most));
    }

    static List<ChangedRecord> after(Handle handle, Position position, int most) {
        return handle.createQuery("select i.change_id, i.place, c.happened_at, i.resource, i.item, i.step,"
                        + " i.before_document, i.after_document"
                        + " from change_item i join change_log c on c.id = i.change_id"
                        + " where (i.change_id > :change or (i.change_id = :change and i.place > :place))"
                        + " and i.place <= :last and i.resource in (<resources>)"
                        + " order by i.change_id, i.place limit :most")
                .bind("change", position.change())
                .bind("place", position.place())
                .bind("last", LAST_PLACE)
                .bindList("resources", RESOURCES)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    private static ChangedRecord read(ResultSet row) throws SQLException {
        String resource = row.getString(4);
        String item = row.getString(5);
        Set<String> owners = new TreeSet<>();
        if (resource.equals(Subscriber.FORM.name())) {
            owners.add(item);
        } else {
            for (int column = 7; column <= 8; column++) {
                JsonNode owner = AuditLine.tree(row.getString(column)).path("subscriber");
                if (owner.isTextual()) {
                    owners.add(owner.asText());
                }
            }
        }
        return new ChangedRecord(
                row.getLong(1),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                resource,
                item,
                row.getString(6),
                owners);
    }
}
