package org.tollbridge.provisioning.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.plan.TemplateValues;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;

/** The tables of templates, and of the numbers that use them. */
final class TemplateTable {

    private static final String TEMPLATES =
            "select t.version, t.document, t.made_at, t.made_by, t.note from plan_template t";
    private static final String IN_USE =
            " t.version = (select max(o.version) from plan_template o where o.name = t.name)";

    /** A use counts only while the number has that plan and that subscriber. */
    private static final String USES = "select u.digits, u.template, u.own_values from plan_template_use u"
            + " join service_number s on s.digits = u.digits and s.plan_key = u.plan_key and s.subscriber = u.subscriber";

    private TemplateTable() {}

    static Optional<Template> find(Handle handle, String name) {
        return handle.createQuery(TEMPLATES + " where t.name = :name and" + IN_USE)
                .bind("name", name)
                .map((row, context) -> read(row).template())
                .findOne();
    }

    /** Templates in name order, after a given name. */
    static List<Template> list(Handle handle, String after, int limit) {
        return handle.createQuery(TEMPLATES + " where t.name > :after and" + IN_USE + " order by t.name limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row).template())
                .list();
    }

    /** The versions of a template, latest first. */
    static List<TemplateVersion> versions(Handle handle, String name, int limit) {
        return handle.createQuery(TEMPLATES + " where t.name = :name order by t.version desc limit :limit")
                .bind("name", name)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static TemplateVersion read(ResultSet row) throws SQLException {
        try {
            return new TemplateVersion(
                    row.getInt("version"),
                    Template.FORM.read(AuditLine.tree(row.getString("document"))),
                    row.getObject("made_at", OffsetDateTime.class).toInstant(),
                    row.getString("made_by"),
                    row.getString("note"));
        } catch (FormException e) {
            throw new SQLException("a template in the store cannot be read", e);
        }
    }

    /** Adds a version of a template, which comes into use. */
    static void add(Handle handle, Template template, Instant now, Author author) {
        int version = versions(handle, template.name(), 1).stream()
                .mapToInt(TemplateVersion::version)
                .max()
                .orElse(0);
        handle.createUpdate("insert into plan_template (name, version, document, made_at, made_by, note)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .bind(0, template.name())
                .bind(1, version + 1)
                .bind(2, Template.FORM.document(template))
                .bind(3, NumberTable.utc(now))
                .bind(4, author.who())
                .bind(5, author.why())
                .execute();
    }

    static void remove(Handle handle, String name) {
        for (String statement : List.of(
                "delete from plan_template where name = ?", "delete from plan_template_use where template = ?")) {
            handle.createUpdate(statement).bind(0, name).execute();
        }
    }

    /** The use of a template by a number. */
    static Optional<TemplateUse> use(Handle handle, String digits) {
        return handle.createQuery(USES + " where u.digits = :digits")
                .bind("digits", digits)
                .map((row, context) -> use(row))
                .findOne();
    }

    /**
     * Uses of templates in order of their numbers' digits, after some digits.
     *
     * @param template only this template; empty for all
     */
    static List<TemplateUse> uses(Handle handle, String template, String after, int limit) {
        return handle.createQuery(USES + " where u.digits > :after"
                        + (template.isEmpty() ? "" : " and u.template = :template")
                        + " order by u.digits limit :limit")
                .bind("after", after)
                .bind("template", template)
                .bind("limit", limit)
                .map((row, context) -> use(row))
                .list();
    }

    /** The plans that some numbers have from templates, by key. */
    static Map<String, CallPlan> plans(Handle handle, List<String> digits, PlanCompiler compiler) {
        Map<String, CallPlan> plans = new HashMap<>();
        handle.createQuery("select plan_key, document from plan where plan_key in"
                        + " (select u.plan_key from plan_template_use u where u.digits in (<digits>))")
                .bindList("digits", digits)
                .map((row, context) -> {
                    String key = row.getString(1);
                    return plans.put(key, StoredPlans.read(compiler, key, row.getString(2)));
                })
                .list();
        return plans;
    }

    private static TemplateUse use(ResultSet row) throws SQLException {
        JsonNode values = AuditLine.tree(row.getString(3));
        return new TemplateUse(row.getString(1), row.getString(2), TemplateValues.read(values));
    }

    /** Records that a number has its plan from a template. */
    static void put(Handle handle, TemplateUse use, NumberEntry entry) {
        leave(handle, use.number());
        handle.createUpdate("insert into plan_template_use (digits, template, subscriber, own_values, plan_key)"
                        + " values (?, ?, ?, ?, ?)")
                .bind(0, use.number())
                .bind(1, use.template())
                .bind(2, entry.subscriber())
                .bind(3, TemplateValues.write(use.values()))
                .bind(4, key(entry))
                .execute();
    }

    private static String key(NumberEntry entry) {
        return entry.plan().map(StoredPlans::keyOf).orElse("");
    }

    static void leave(Handle handle, String digits) {
        handle.createUpdate("delete from plan_template_use where digits = ?")
                .bind(0, digits)
                .execute();
    }

    /** Updates the plan keys of numbers that already use templates. */
    static void follow(Handle handle, List<NumberEntry> entries) {
        PreparedBatch batch = handle.prepareBatch("update plan_template_use set plan_key = ? where digits = ?");
        entries.forEach(
                entry -> batch.bind(0, key(entry)).bind(1, entry.digits()).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
