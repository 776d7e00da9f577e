package org.tollbridge.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service desk's commands on a home where no node runs. */
class DeskCommandTest {

    @RegisterExtension
    private static final Room ROOM = new Room();

    private final Path folder = ROOM.folder();

    private Run run(String... arguments) {
        return ROOM.run(arguments);
    }

    private String good(String... arguments) {
        Run run = run(arguments);
        assertEquals("", run.err());
        assertEquals(0, run.code());
        return run.out();
    }

    @Test
    void anOperatorGivesANumberOutFromAnEmptyStore() {
        assertEquals(
                "8008100000 to 8008109999  offered  Beijing\n",
                good("range", "put", "800-810-0000", "800-810-9999", "--note", "Beijing"));
        assertEquals(
                "acme  contact: Li Wei  time_zone: Asia/Shanghai\n",
                good("subscriber", "put", "acme", "--contact", "Li Wei", "--time-zone", "Asia/Shanghai"));
        assertEquals("8008102255  spare\n", good("number", "search", "800*CALL"));
        assertEquals(
                "8008102255  assigned  acme  to 861055501001\n",
                good("number", "assign", "800-810-2255", "--subscriber", "acme", "--destination", "010-55501001"));
        assertEquals(
                "8008102255  working  acme  to 861055501001\n",
                good("number", "activate", "8008102255", "--why", "contract signed"));
        assertEquals(
                new Run(
                        1,
                        "",
                        "tollbridge: number 8008102255 has had no other call plan since it was assigned to acme\n"),
                run("number", "rollback", "800-810-2255"));
        String shown = good("number", "show", "8008102255");
        assertTrue(shown.contains("assigned -> working by"), shown);
        assertTrue(shown.contains("contract signed"), shown);
        assertTrue(good("number", "list", "--state", "working", "--json").contains("\"subscriber\":\"acme\""));
    }

    @Test
    void aFurtherPlanIsKeptTriedAndStarted() throws IOException {
        Path numbers = folder.resolve("numbers.csv");
        Files.writeString(numbers, "service_number,subscriber,destination\n4008102255,acme,010-55501001\n");
        good("load", numbers.toString());
        Path plan = folder.resolve("plan.txt");
        Files.writeString(plan, "entry: a\n\na: destination\n  number: 862162345678\n");
        assertTrue(good("versions", "add", "4008102255", plan.toString(), "--why", "move")
                .contains("version 2  checked  "));
        String difference = """
            changed head
              - entry: destination
              + entry: a
            removed destination
              - destination: destination
              - number: 861055501001
            added a
              + a: destination
              + number: 862162345678
            """;
        assertEquals(difference, good("versions", "diff", "4008102255", "2", "--from", "1"));
        assertEquals(difference, good("versions", "diff", "4008102255", "2"));
        assertEquals(
                new Run(0, "", "tollbridge: no differences from version 1 to 1\n"),
                run("versions", "diff", "4008102255", "1"));
        assertEquals(
                "4008102255  working  acme  to 861055501001  next version 2 for 10 % for 8613800138000\n",
                good("versions", "start", "4008102255", "2", "--caller", "13800138000", "--percent", "10"));
        assertEquals(
                new Run(
                        1,
                        "",
                        "tollbridge: --percent must be 1 to 99; leave it out to start the version for all calls\n"),
                run("versions", "start", "4008102255", "2", "--percent", "0"));
        String list = good("versions", "list", "4008102255");
        assertTrue(list.contains("version 1  active") && list.contains("version 2  trial"), list);
        String scheduled = good("versions", "start", "4008102255", "2", "--at", "2099-06-15T12:00");
        assertTrue(scheduled.contains("next version 2 for all from 2099-06-15T"), scheduled);
    }

    @Test
    void theStoredPlanOfANumberIsTried() {
        good("range", "put", "8008100000", "8008109999");
        good("subscriber", "put", "acme");
        Run none = run("plan", "try", "--number", "8008107777");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("8008107777"), none.err());
        good("number", "assign", "8008107777", "--subscriber", "acme", "--destination", "010-55501001");
        String tried = good("plan", "try", "--number", "800-810-7777", "--caller", "021-66668888");
        assertTrue(tried.startsWith("dialled                  8008107777\n"), tried);
        assertTrue(tried.contains("=> answered at 861055501001"), tried);
        assertEquals(2, run("plan", "try").code());
        assertEquals(2, run("plan", "try", "plan", "--number", "8008107777").code());
    }

    @Test
    void aSubscriberPaysInAdvance() {
        good("subscriber", "put", "acme");
        assertEquals("acme  0.00 yuan  ends calls\n", good("balance", "put", "acme", "--ends-calls"));
        assertEquals("acme  50.00 yuan  ends calls\n", good("balance", "add", "acme", "50"));
        good("balance", "take", "acme", "12.50", "--why", "refund");
        assertEquals("acme  37.50 yuan  ends calls\n", good("balance", "list"));
        Run refused = run("balance", "take", "acme", "100");
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("taking 100.00 would leave -62.50; take less"), refused.err());
        assertEquals("acme  -62.50 yuan  ends calls\n", good("balance", "take", "acme", "100", "--overdraw"));
    }

    @Test
    void aPaymentIsBookedOnce() {
        good("subscriber", "put", "prepaid");
        good("balance", "put", "prepaid");
        assertEquals("prepaid  50.00 yuan\n", good("balance", "add", "prepaid", "50", "--once", "receipt 4711"));
        Run again = run("balance", "add", "prepaid", "50.00", "--once", "receipt 4711");
        assertEquals(
                new Run(
                        0,
                        "prepaid  50.00 yuan\n",
                        "tollbridge: --once receipt 4711 was already booked and is not booked again\n"),
                again);
        assertEquals(
                new Run(
                        1,
                        "",
                        "tollbridge: --once receipt 4711 was used for another change; nothing was booked; use another"
                                + " key\n"),
                run("balance", "take", "prepaid", "50", "--once", "receipt 4711"));
        assertEquals("prepaid  20.00 yuan\n", good("balance", "take", "prepaid", "30", "--once", "receipt 4712"));
        assertEquals(
                1,
                run("balance", "add", "prepaid", "1", "--once", "k".repeat(65)).code());
        assertEquals("prepaid  20.00 yuan\n", good("balance", "show", "prepaid"));
    }

    @Test
    void whatIsRefusedAndWhatCannotBeReadHaveTheirCodes() {
        Run none = ROOM.run("application", "list", "--state", "open");
        assertEquals(0, none.code(), none.err());
        assertEquals("tollbridge: there are no open applications", none.err().strip());
        assertEquals(
                new Run(
                        1,
                        "",
                        "tollbridge: no range includes number 8008102255, and no subscriber has it; see"
                                + " tollbridge range list\n"),
                run("number", "suspend", "8008102255"));
        assertEquals(
                new Run(1, "", "tollbridge: '110' is not a service number; give one such as 8008101234\n"),
                run("number", "show", "110"));
        assertEquals(2, run("number", "reserve", "8008102255").code());
        assertEquals(2, run("number", "vanish", "8008102255").code());
    }

    @Test
    void accountsComeAndGo() {
        assertEquals("li  desk  no password set\n", good("account", "put", "li", "--role", "desk"));
        assertTrue(good("account", "secret", "li").matches("([A-Z2-9]{5}-){4}[A-Z2-9]{5}\n"));
        Run refused = run("account", "put", "li", "--role", "boss");
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("the roles are administrator, desk"), refused.err());
        assertEquals("li  desk  no password set\n", good("account", "list"));
        assertEquals("account li removed\n", good("account", "remove", "li"));
        assertEquals("", good("account", "list"));
    }

    @Test
    void theTrailTellsWhoDidWhatAndThatNobodyAlteredIt() {
        good("range", "put", "800-810-0000", "800-810-9999");
        good("range", "put", "800-810-0000", "800-810-8888", "--why", "sold");
        String trail = good("audit", "list", "--resource", "range");
        assertTrue(trail.contains("(command line)  put range 8008100000  sold\n    before {"), trail);
        assertTrue(trail.contains("after  {\"first\":\"8008100000\",\"last\":\"8008108888\""), trail);
        String verdict = good("audit", "verify");
        assertTrue(verdict.startsWith("2 changes; head 2:"), verdict);
        assertEquals(verdict, good("audit", "verify", "--head", verdict.strip().replaceAll(".* ", "")));
        Run typo = run("audit", "verify", "--head", "foo");
        assertEquals(2, typo.code());
        assertTrue(typo.err().startsWith("tollbridge: --head foo is not a head; "), typo.err());
        Run altered = run("audit", "verify", "--head", "2:" + "0".repeat(64));
        assertEquals(1, altered.code());
        assertTrue(altered.err().contains("is not in the trail"), altered.err());
    }

    @Test
    void everythingThatIsWrongWithAFurtherPlanIsNamed() throws IOException {
        Path numbers = folder.resolve("numbers.csv");
        Files.writeString(numbers, "service_number,subscriber,destination\n4008102255,acme,010-55501001\n");
        good("load", numbers.toString());
        Path plan = folder.resolve("plan.txt");
        Files.writeString(plan, """
            entry: hours
            hours: time
              2026-02-30 -> a
              25:00-26:00 -> a
              otherwise -> a
            a: destination
              number: 862162345678
            """);
        Run refused = run("versions", "add", "4008102255", plan.toString());
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("'2026-02-30': "), refused.err());
        assertTrue(refused.err().contains("'25:00-26:00': "), refused.err());
        assertEquals(2, refused.err().lines().count(), refused.err());
        assertEquals(
                "tollbridge: --days: '99999999999' is not a whole number, or is too large"
                        + " (see: tollbridge number age --help)\n",
                run("number", "age", "4008102255", "--days", "99999999999").err());
    }

    @Test
    void aListThatIsCutOffSaysSo() {
        good("subscriber", "put", "acme");
        good("subscriber", "put", "bell");
        assertEquals(
                new Run(0, "acme\n", "tollbridge: --limit of 1 reached; there may be more lines\n"),
                run("subscriber", "list", "--limit", "1"));
        assertEquals("acme\nbell\n", good("subscriber", "list", "--limit", "3"));
        assertEquals(
                new Run(2, "", "tollbridge: --limit must be a whole number of at least 1, not -1\n"),
                run("subscriber", "list", "--limit", "-1"));
    }

    @Test
    void aBackupFillsAnEmptyHome() throws IOException {
        good("subscriber", "put", "acme", "--language", "zh");
        assertEquals("3 rows copied to saved\n", good("backup", "saved"));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("saved"))));
        Run again = run("backup", "saved");
        assertEquals(1, again.code());
        assertTrue(again.err().contains("not empty"), again.err());
        Path other = folder.resolve("other");
        assertEquals(new Run(0, "3 rows restored from saved\n", ""), Run.tollbridge(other, folder, "restore", "saved"));
        assertEquals(
                new Run(0, "acme  language: zh\n", ""), Run.tollbridge(other, folder, "subscriber", "show", "acme"));
        assertEquals(1, Run.tollbridge(other, folder, "restore", "saved").code());
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        assertEquals(
                new Run(2, "", "tollbridge: nothing is not a backup folder; name one that tollbridge backup wrote\n"),
                Run.tollbridge(folder.resolve("third"), folder, "restore", "nothing"));
        try (Stream<Path> made = Files.list(nothing)) {
            assertEquals(List.of(), made.toList());
        }
    }

    @Test
    void aBackupThatIsCutOffIsSaidToBe() throws IOException {
        good("subscriber", "put", "acme");
        good("backup", "saved");
        Path database = folder.resolve("saved").resolve("tollbridge.mv.db");
        Files.write(database, Arrays.copyOf(Files.readAllBytes(database), 100));
        Run run = Run.tollbridge(folder.resolve("other"), folder, "restore", "saved");
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(" cannot be opened (a file ends too early)"), run.err());
        assertTrue(run.err().contains("this is the backup: copy it again, whole, or name another one"), run.err());
    }

    @Test
    void numbersShareATemplate() throws IOException {
        Path numbers = folder.resolve("shared.csv");
        Files.writeString(
                numbers,
                "service_number,subscriber,destination\n8008107001,acme,010-55501001\n8008107002,acme,010-55501001\n");
        good("load", numbers.toString());
        Path plan = folder.resolve("branch.txt");
        Files.writeString(plan, "entry: a\na: destination\n  number: ${office}\n  noAnswerSeconds: ${ring}\n");
        String[] put = {
            "template",
            "put",
            "branch",
            plan.toString(),
            "--class=800",
            "--value=office=861062345678",
            "--value=ring=20",
            "--needed=office"
        };
        assertEquals("branch  class 800  office=861062345678  ring=20  each has its own office\n", good(put));
        assertEquals(
                new Run(
                        1,
                        "",
                        "tollbridge: values.office '': each number must have its own value for this parameter; give"
                                + " one\n"),
                run("template", "give", "branch", "8008107001"));
        good("template", "give", "branch", "8008107001", "--value", "office=862162345678");
        Path uses = folder.resolve("uses.csv");
        Files.writeString(uses, "service_number,template,values\n800-810-7002,branch,office=862062345678; ring=30\n");
        assertTrue(good("load", uses.toString()).contains("1 added"));
        assertEquals(
                "8008107001  office=862162345678\n8008107002  office=862062345678  ring=30\n",
                good("template", "numbers", "branch"));
        Files.writeString(plan, "entry: a\na: destination\n  number: ${office}\n  noAnswerSeconds: 1${ring}\n");
        good(put);
        Files.writeString(plan, "entry: a\na: destination\n  number: ${office}\n  noAnswerSeconds: 28${ring}\n");
        put[6] = "--value=ring=1";
        Run refused = run(put);
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("numbers.8008107002.nodes.a.noAnswerSeconds '2830'"), refused.err());
        assertTrue(good("template", "versions", "branch").startsWith("version 2  "));
        assertTrue(good("template", "leave", "8008107001").startsWith("8008107001  working  acme"));
        assertTrue(good("template", "show", "branch").contains("\"noAnswerSeconds\" : \"1${ring}\""));
    }

    @Test
    void aSubscriberUsesWhatItsPackagesHave() throws IOException {
        assertEquals(
                "basic  time, forwarding  for shops\n",
                good("package", "put", "basic", "forwarding", "time", "--about", "for shops"));
        assertEquals(1, run("package", "put", "gold", "gilding").code());
        good("package", "put", "sound", "menu");
        assertEquals("shop  packages: basic, sound\n", good("subscriber", "put", "shop", "--packages", "sound,basic"));
        assertEquals("shop  packages: basic\n", good("subscriber", "put", "shop", "--packages", "basic"));
        Path numbers = folder.resolve("limited.csv");
        Files.writeString(numbers, """
            service_number,subscriber,destination,plan
            8008107101,shop,,"entry: a
            language: en
            a: destination
              number: 861062345678
            "
            """);
        Run refused = run("load", numbers.toString());
        assertEquals(1, refused.code());
        String said = refused.out() + refused.err();
        assertTrue(said.contains("language: subscriber shop has package basic, without language"), said);
        assertEquals("basic  time, forwarding  for shops\nsound  menu\n", good("package", "list"));
        assertEquals("package sound removed\n", good("package", "remove", "sound"));
        assertEquals("shop\n", good("subscriber", "put", "shop", "--packages", ""));
        assertEquals("package basic removed\n", good("package", "remove", "basic"));
    }
}
