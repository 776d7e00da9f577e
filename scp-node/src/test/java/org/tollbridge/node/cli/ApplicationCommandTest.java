package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Deadlines;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Paper;
import org.tollbridge.provisioning.store.ApplicationStep;
import org.tollbridge.provisioning.store.Applications;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.PaperFile;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.Holidays;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Applications on a home where no node runs. Subscribers bring them by the API: here the store has one. */
class ApplicationCommandTest {

    @RegisterExtension
    private static final Room ROOM = new Room();

    private static final String ID = "8008102255-1";
    private static final byte[] LICENCE = {'%', 'P', 'D', 'F', '-', 0, (byte) 0xFF, '\r', '\n'};

    @BeforeEach
    void apply() throws Exception {
        assertEquals(0, ROOM.run("range", "put", "8008100000", "8008109999").code());
        assertEquals(0, ROOM.run("subscriber", "put", "acme").code());
        Intent ann = Intent.of(new Author("ann", ""));
        Instant now = Instant.parse("2026-11-27T08:00:00Z");
        try (NumberStore store =
                NumberStore.open(StoreSettings.embedded(ROOM.home().resolve("store")), () -> now)) {
            Applications applications =
                    new Applications(store, new PlanRules(NumberPlan.china(), ServiceClasses.china()));
            applications.apply(
                    "acme", List.of("8008102255", "8008102256"), new Deadlines(ZoneOffset.UTC, Holidays.NONE), ann);
            give(applications, Paper.LICENCE, "licence.pdf", "application/pdf", LICENCE, ann);
            give(
                    applications,
                    Paper.LINE_BILL,
                    "bill.txt",
                    "text/plain",
                    "no".getBytes(StandardCharsets.US_ASCII),
                    ann);
            applications.step(
                    ID,
                    new ApplicationStep(
                            ApplicationStep.Kind.REFUSE_PAPER,
                            Optional.of(Paper.LINE_BILL),
                            "the line is another's",
                            Optional.empty()),
                    ann);
        }
    }

    private static void give(
            Applications applications, Paper paper, String name, String type, byte[] octets, Intent intent)
            throws Exception {
        PaperFile file = new PaperFile(name, type, Base64.getEncoder().encodeToString(octets));
        applications.give(ID, paper, file, intent);
    }

    @Test
    void allThatIsKnownOfAnApplicationIsShown() {
        Run shown = ROOM.run("application", "show", ID);
        assertEquals("", shown.err());
        assertEquals("""
                8008102255-1  open
                  subscriber         acme
                  number             8008102255
                  candidates         8008102255, 8008102256
                  made               2026-11-27T08:00:00Z by ann
                  due                2026-12-05T00:00:00Z
                  licence            given
                                     licence.pdf, application/pdf, 9 octets
                                     SHA-256 2ff1e9177046242e80b39b3ac5c00ff309647e00fbfe90f689bd0a1084e38b67
                  line-bill          refused: the line is another's
                                     bill.txt, text/plain, 2 octets
                                     SHA-256 9390298f3fb0c5b160498935d79cb139aef28e1c47358b4bbba61862b9c26e59
                  not given          application-form, organisation-code, identity
                """, shown.out());
        Run refused = ROOM.run("application", "refuse", ID, "--why", "no such line");
        assertEquals("", refused.err());
        String decided = ROOM.run("application", "show", ID).out();
        assertTrue(decided.contains("\n  decided            2"), decided);
        assertTrue(decided.contains("\n  reason             no such line\n"), decided);
        assertTrue(
                ROOM.run("application", "show", ID, "--json")
                        .out()
                        .contains("\"media_type\":\"application/pdf\",\"size\":9"),
                decided);
    }

    @Test
    void thePapersCanBeFetched() throws Exception {
        Path file = ROOM.folder().resolve("given.pdf");
        assertEquals(
                new Run(0, file + ": licence.pdf, application/pdf, 9 octets written\n", ""),
                ROOM.run("application", "paper", ID, "licence", "-o", file.toString()));
        assertArrayEquals(LICENCE, Files.readAllBytes(file));
        assertEquals(new Run(0, "no", ""), ROOM.run("application", "paper", ID, "line-bill"));
        assertEquals(
                new Run(1, "", "tollbridge: application 8008102255-1 has no paper identity yet\n"),
                ROOM.run("application", "paper", ID, "identity"));
        assertEquals(
                new Run(
                        1,
                        "",
                        "tollbridge: the papers are application-form, licence, organisation-code, identity, line-bill\n"),
                ROOM.run("application", "paper", ID, "passport"));
        assertEquals(
                new Run(1, "", "tollbridge: there is no application 8008102255-2\n"),
                ROOM.run("application", "paper", "8008102255-2", "licence"));
    }
}
