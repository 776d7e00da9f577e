package org.tollbridge.provisioning.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.NumberList;
import org.tollbridge.service.plan.Fault;

class FormTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Fault> faults(Form<?> form, String json) {
        return assertThrows(FormException.class, () -> form.read(JSON.readTree(json)))
                .faults();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Subscriber kite = new Subscriber(
                "北京 Kite", "Kite \"Ltd\"", "", "+86 10", "", "C-1", "800", "Asia/Shanghai", "", List.of());
        String document = Subscriber.FORM.document(kite);
        assertEquals(
                "{\"name\":\"北京 Kite\",\"company\":\"Kite \\\"Ltd\\\"\",\"phone\":\"+86 10\",\"contract\":\"C-1\","
                        + "\"service_class\":\"800\",\"time_zone\":\"Asia/Shanghai\"}",
                document);
        assertEquals(kite, Subscriber.FORM.read(JSON.readTree(document)));
    }

    @Test
    void everythingThatIsWrongIsToldWithItsPath() {
        assertEquals(
                List.of(
                        new Fault("offered", "yes", "must be true or false"),
                        new Fault("from", "1", "there is no such field; the fields are first, last, offered, note"),
                        new Fault("first", "", "required: the first number, digits only"),
                        new Fault("last", "", "required: the last number, digits only")),
                faults(NumberRange.FORM, "{\"offered\":\"yes\",\"from\":1}"));
        assertEquals(
                List.of(new Fault("note", "a\nb", "must be a text of at most 200 characters on one line")),
                faults(NumberRange.FORM, "{\"first\":\"1\",\"last\":\"2\",\"note\":\"a\\nb\"}"));
        assertEquals("", faults(NumberRange.FORM, "[]").getFirst().path());
    }

    @Test
    void whatDoesNotGoTogetherIsToldToo() {
        Fault fault =
                faults(NumberRange.FORM, "{\"first\":\"2\",\"last\":\"1\"}").getFirst();
        assertTrue(fault.rule().contains("must not be below it"), fault.rule());
    }

    @Test
    void aLeapSecondIsNotTakenForTheSecondBefore() {
        assertEquals(Optional.of(Instant.parse("2016-12-31T23:59:59Z")), FieldType.moment("2016-12-31T23:59:59Z"));
        assertEquals(Optional.empty(), FieldType.moment("2016-12-31T23:59:60Z"));
        assertEquals(Optional.empty(), FieldType.moment("2016-12-32T23:59:59Z"));
    }

    @Test
    void aRecordHasItsArticle() {
        assertEquals("a subscriber", Subscriber.FORM.one());
        assertEquals("an account", Account.FORM.one());
        assertEquals("a list", NumberList.FORM.one());
        assertEquals(
                "an account must be one JSON object",
                faults(Account.FORM, "[]").getFirst().rule());
    }

    @Test
    void theSchemaSaysWhatIsChecked() {
        assertEquals(
                "{\"type\":\"boolean\",\"description\":\"whether its numbers may be allocated; default true\"}",
                NumberRange.FORM.schema().path("properties").path("offered").toString());
        assertEquals(
                "[\"first\",\"last\"]",
                NumberRange.FORM.schema().path("required").toString());
    }
}
