package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.NumberState;
import org.tollbridge.provisioning.store.Audit;
import org.tollbridge.provisioning.store.Change;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.LoadedBeforeException;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.SpoiltPlans;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.StoreSettings;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** What the actions of rows do, and a file that replaces all. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BatchActionsTest {

    private static final NumberRules RULES =
            new NumberRules(new PlanRules(NumberPlan.china(), ServiceClasses.china()), ZoneId.of("Asia/Shanghai"));
    private static final BatchMode WHOLE = BatchMode.WHOLE;
    private static final BatchMode DRY =
            new BatchMode(true, false, false, false, StandardCharsets.UTF_8, Optional.empty());
    private static final BatchMode SKIP =
            new BatchMode(false, true, false, false, StandardCharsets.UTF_8, Optional.empty());
    private static final BatchMode ALL =
            new BatchMode(false, false, true, false, StandardCharsets.UTF_8, Optional.empty());
    private static final BatchMode ONCE =
            new BatchMode(false, false, false, true, StandardCharsets.UTF_8, Optional.empty());

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private StoreSettings settings = StoreSettings.embedded(Path.of("."));
    private Optional<NumberStore> opened = Optional.empty();
    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    void open() throws StoreException {
        settings = database.fresh(folder);
        opened = Optional.of(NumberStore.open(settings));
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    private Inventory desk() {
        return new Inventory(store(), RULES.plan());
    }

    private BatchFile.Result load(BatchMode mode, String text) throws StoreException, IOException {
        faults.clear();
        return BatchFile.load(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new BatchPlace(store(), RULES),
                mode,
                new Author("ann", "", "file f"),
                fault -> faults.add(fault.in("f")));
    }

    private Change good(BatchMode mode, String text) throws StoreException, IOException {
        BatchFile.Result result = load(mode, text);
        assertEquals(List.of(), faults);
        return result.change().orElseThrow();
    }

    private void numbers() throws StoreException, IOException {
        assertEquals(new Change(3, 0, 0), good(WHOLE, """
                        service_number,subscriber,destination,on_busy,state
                        8008100001,A,010-55501001,010-55501009,
                        8008100002,B,010-55501002,,
                        8008100003,C,,,assigned
                        """));
    }

    private NumberState state(String digits) throws StoreException {
        return desk().find(digits).map(entry -> entry.state()).orElse(NumberState.SPARE);
    }

    @Test
    void rowsOfNumbersAddChangeAndRemove() throws StoreException, IOException {
        numbers();
        assertEquals(new Change(1, 1, 0, 2), good(WHOLE, """
                        {"service_number":"800-810-0001","action":"change","destination":"010-55505555"}
                        {"service_number":"8008100002","action":"remove"}
                        {"service_number":"8008100003","action":"remove"}
                        {"service_number":"8008100004","action":"add","subscriber":"D","destination":"010-55501004"}
                        """));
        var plan = store().find("8008100001").orElseThrow().plan().only().orElseThrow();
        assertEquals("861055505555", plan.number());
        assertEquals(List.of("861055501009"), plan.onBusy(), "what no column names stays");
        assertEquals(NumberState.DISCONNECTED, state("8008100002"));
        assertEquals(Optional.empty(), store().find("8008100002"));
        assertEquals(NumberState.SPARE, state("8008100003"));
        assertEquals(Optional.empty(), new Audit(store()).verify("").fault());
    }

    @Test
    void whatCannotBeDoneIsToldAndNothingIs() throws StoreException, IOException {
        numbers();
        BatchFile.Result result = load(WHOLE, """
                service_number,action,subscriber,destination
                8008100001,add,A,010-55501001
                8008100009,change,,010-55501001
                8008100008,remove,,
                8008100002,drop,,
                8008100003,change,,010-55501003
                """);
        assertEquals(
                List.of(
                        "f: line 2, column service_number: '8008100001': this number already exists and is working;"
                                + " use action change, or leave action empty",
                        "f: line 3, column service_number: '8008100009': no subscriber has this number; use action"
                                + " add, or omit this row",
                        "f: line 4, column service_number: '8008100008': no subscriber has this number; use action"
                                + " add, or omit this row",
                        "f: line 5, column action: 'drop': the actions are put, add, change, remove",
                        "f: line 6, column subscriber: '': a subscriber name must have 1 to 64 characters on one line"),
                faults);
        assertEquals(Optional.empty(), result.change());
        assertEquals(NumberState.ASSIGNED, state("8008100003"));
    }

    /** Neither by a row that brings it into service nor by one that leaves it as it stands. */
    @Test
    void aNumberThatIsKeptForOneSubscriberIsNotGivenToAnother() throws StoreException, IOException {
        String until = store().now()
                .plus(Duration.ofDays(9))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String kept = """
                service_number,subscriber,destination,state,until
                8008100003,C,,assigned,
                8008100004,D,,reserved,%s
                """.formatted(until);
        good(WHOLE, kept);
        for (String row : List.of(
                "8008100003,E,010-55501001,,",
                "8008100004,E,010-55501001,,",
                "8008100003,E,,assigned,",
                "8008100004,E,,reserved," + until)) {
            String digits = row.substring(0, 10);
            String owner = digits.endsWith("3") ? "C" : "D";
            load(WHOLE, "service_number,subscriber,destination,state,until\n" + row + "\n");
            assertEquals(
                    List.of("f: line 2, column subscriber: 'E': number " + digits + " is reserved for or assigned to "
                            + owner + "; release it first"),
                    faults);
            assertEquals(owner, desk().find(digits).orElseThrow().subscriber());
        }
        assertEquals(
                new Change(2, 0, 0),
                good(
                        WHOLE,
                        kept.replace(",,assigned,", ",010-55501001,,")
                                .replace(",,reserved," + until, ",010-55501002,,")));
    }

    @Test
    void aSubscriberOfOneClassGetsNoNumberOfAnother() throws StoreException, IOException {
        numbers();
        good(WHOLE, "name,service_class\nF,400\nA,800\n");
        load(WHOLE, "service_number,subscriber,destination\n8008100009,F,010-55501001\n");
        assertEquals(
                List.of("f: line 2, column subscriber: 'F': subscriber F has numbers of class 400, and 8008100009 is of"
                        + " class 800"),
                faults);
        good(WHOLE, "service_number,subscriber,destination\n4008100009,F,13900000001\n");
        load(WHOLE, "name,service_class\nA,400\n");
        assertEquals(
                List.of("f: line 2, column service_class: '400': number 8008100001 is one of its numbers and has"
                        + " another class; release or age it first"),
                faults);
        assertEquals("800", desk().subscriber("A").orElseThrow().serviceClass());
    }

    @Test
    void aNumberWhosePlanCannotBeReadIsWhatItsRowSays() throws StoreException, IOException {
        assertEquals(new Change(2, 0, 0), good(WHOLE, """
                        {"service_number":"8008100001","subscriber":"A","destination":"","plan":"entry: c\\nc: release\\n  cause: 31\\n"}
                        {"service_number":"8008100002","subscriber":"B","destination":"","plan":"entry: c\\nc: release\\n  cause: 31\\n"}
                        """));
        SpoiltPlans.in(store());
        store().close();
        opened = Optional.of(NumberStore.open(settings));
        load(WHOLE, """
                service_number,action,subscriber,destination
                8008100001,add,Z,010-55501001
                8008100002,change,Z,
                """);
        assertEquals(
                List.of(
                        "f: line 2, column service_number: '8008100001': this number already exists and is working;"
                                + " use action change, or leave action empty",
                        "f: line 3, column service_number: '8008100002': the plan of this number cannot be read by"
                                + " this program; replace it, in plan or in destination"),
                faults);
        good(WHOLE, """
                service_number,action,destination
                8008100001,change,010-55501001
                8008100002,remove,
                """);
        assertEquals("A", store().find("8008100001").orElseThrow().subscriber(), "what no column names stays");
        assertEquals(NumberState.DISCONNECTED, state("8008100002"));
        assertEquals(Set.of(), store().unread());
        assertEquals("working", desk().history("8008100001", 1).getFirst().before());
        assertEquals(Optional.empty(), new Audit(store()).verify("").fault());
    }

    @Test
    void aFileThatReplacesAllTakesTheOtherNumbersFromTheirSubscribers() throws StoreException, IOException {
        numbers();
        String file = "service_number,subscriber,destination\n8008100001,A,010-55501001\n";
        assertEquals(
                new Change(0, 1, 0, 2),
                good(new BatchMode(true, false, true, false, StandardCharsets.UTF_8, Optional.empty()), file));
        assertEquals(NumberState.WORKING, state("8008100002"));
        assertEquals(new Change(0, 1, 0, 2), good(ALL, file));
        assertEquals(NumberState.DISCONNECTED, state("8008100002"));
        assertEquals(NumberState.SPARE, state("8008100003"));
        assertEquals(1, store().snapshot().size());
        assertEquals(new Change(0, 0, 1), good(ALL, file));
    }

    @Test
    void subscribersAreAddedChangedAndRemoved() throws StoreException, IOException {
        numbers();
        assertEquals(new Change(1, 1, 0), good(WHOLE, "name,company,language\nA,\"Kite, Ltd.\",zh\nZ,,en\n"));
        assertEquals(new Change(0, 1, 0, 1), good(WHOLE, "name,action,language\nA,change,\nZ,remove,\n"));
        assertEquals("Kite, Ltd.", desk().subscriber("A").orElseThrow().company());
        assertEquals("", desk().subscriber("A").orElseThrow().language(), "an empty cell empties");
        BatchFile.Result skipped = load(SKIP, "name,action,time_zone\nB,remove,\nA,change,Mars\nQ,add,UTC\n");
        assertEquals(
                List.of(
                        "f: line 2, column name: 'B': subscriber B has numbers, such as 8008100002; release or age them"
                                + " first",
                        "f: line 3, column time_zone: 'Mars': a time zone must be written as Asia/Shanghai"),
                faults);
        assertEquals(Optional.of(new Change(1, 0, 0)), skipped.change());
        assertEquals(2, skipped.refused());
        assertEquals(Optional.empty(), load(ALL, "name\nA\n").change(), "others have numbers");
        assertEquals(4, desk().subscribers("", 10).size());
    }

    @Test
    void rangesAreReplaced() throws StoreException, IOException {
        good(WHOLE, "first,last,offered\n800-810-0000,800-810-0099,true\n4008100000,4008100009,false\n");
        assertEquals(
                new Change(1, 0, 1, 1), good(DRY_ALL, "first,last\n8008100000,8008100099\n8008200000,8008200009\n"));
        assertEquals(2, desk().ranges().size());
        assertEquals(new Change(1, 0, 1, 1), good(ALL, "first,last\n8008100000,8008100099\n8008200000,8008200009\n"));
        assertEquals(
                List.of("8008100000", "8008200000"),
                desk().ranges().stream().map(range -> range.first()).toList());
        load(WHOLE, "first,last,offered\n8008300000,4008300009,maybe\n");
        assertEquals(List.of("f: line 2, column offered: 'maybe': must be true or false"), faults);
    }

    private static final BatchMode DRY_ALL =
            new BatchMode(true, false, true, false, StandardCharsets.UTF_8, Optional.empty());

    @Test
    void plansAndTheirListsAreChangedAndLiveAtOnce() throws StoreException, IOException {
        numbers();
        String plan = """
                {"service_number":"8008100001","plan":{"entry":"a","deny":["list bad"],"lists":{"bad":["86138*"]},\
                "nodes":{"a":{"kind":"destination","number":"861055501001"}}}}
                """;
        assertEquals(new Change(0, 1, 0), good(DRY, plan));
        assertEquals(new Change(0, 1, 0), good(WHOLE, plan));
        assertEquals(new Change(0, 0, 1), good(WHOLE, plan));
        assertEquals(
                new Change(0, 1, 0), good(WHOLE, "service_number,list,entries\n8008100001,bad,86139*;8613800138000\n"));
        var live = store().find("8008100001").orElseThrow().plan().document().lists();
        assertEquals(List.of("86139*", "8613800138000"), live.get("bad"));
        load(WHOLE, "service_number,list,entries\n8008100001,vip,86136*\n");
        assertEquals(List.of("f: line 2, column entries: 'vip': lists.vip: nothing uses this list"), faults);
        load(WHOLE, "service_number,list,action\n8008100001,bad,remove\n");
        assertEquals(1, faults.size(), "the plan names it");
        load(WHOLE, plan.replace("861055501001", "110"));
        assertEquals(
                List.of("f: line 1, column plan: '110': nodes.a.number: class 800: a short number is not allowed"),
                faults);
        load(WHOLE, plan.replace("8008100001", "8008100077"));
        assertEquals(1, faults.size());
    }

    private static BatchMode of(BatchKind kind, boolean replaceAll) {
        return new BatchMode(false, false, replaceAll, false, StandardCharsets.UTF_8, Optional.of(kind));
    }

    @Test
    void anExportWithoutRowsIsLoadedAsSuch() throws StoreException, IOException {
        for (BatchKind kind : BatchKind.ALL) {
            BatchFile.Result result = load(WHOLE, String.join(",", BatchWriter.columns(kind)) + "\r\n");
            assertEquals(List.of(), faults);
            assertEquals(Optional.of(kind), result.kind());
            assertEquals(Optional.of(new Change(0, 0, 0)), result.change());
            assertEquals(new Change(0, 0, 0), good(of(kind, false), ""), "lines of JSON, of which there is none");
        }
    }

    @Test
    void aFileWithoutRowsRemovesAllOnlyWhereItsKindIsNamed() throws StoreException, IOException {
        numbers();
        load(ALL, "service_number,subscriber,destination\n");
        assertEquals(
                List.of("f: line 1: no row follows the header, so all numbers would be removed; name the kind if that"
                        + " is intended"),
                faults);
        BatchMode named = of(BatchKind.of("numbers").orElseThrow(), true);
        load(named, "");
        assertEquals(
                List.of("f: line 1: the file is empty; the first row must name the columns, or each line must be a"
                        + " JSON object"),
                faults);
        assertEquals(NumberState.WORKING, state("8008100001"));
        assertEquals(new Change(0, 0, 0, 3), good(named, "service_number,subscriber,destination\n"));
        assertEquals(NumberState.DISCONNECTED, state("8008100001"));
    }

    @Test
    void contentsThatAreLoadedOnceAreNotLoadedTwice() throws StoreException, IOException {
        String file = "name\nA\n";
        assertEquals(new Change(1, 0, 0), good(ONCE, file));
        good(WHOLE, "name,action\nA,remove\n");
        assertThrows(LoadedBeforeException.class, () -> load(ONCE, file));
        assertEquals(Optional.empty(), desk().subscriber("A"));
        String numbers = "service_number,subscriber,destination\n8008100001,A,010-55501001\n";
        good(WHOLE, numbers);
        assertEquals(new Change(0, 0, 1), good(ONCE, numbers));
        assertThrows(LoadedBeforeException.class, () -> load(ONCE, numbers), "also when it changed nothing");
    }

    @Test
    void aLineThatIsNoJsonEndsTheFile() throws StoreException, IOException {
        load(WHOLE, "{\"name\":\"A\"}\n{\"name\":\"B\",\"name\":\"C\"}\n");
        assertEquals(
                List.of("f: line 2: this line is not valid JSON, in column 19: the name 'name' occurs twice"), faults);
        load(WHOLE, "{\"name\":\"A\"}\n[1]\n");
        assertEquals(List.of("f: line 2: each line must be one JSON object of at most 100 columns"), faults);
        load(WHOLE, "{\"name\":\"" + "x".repeat(2_300_000) + "\"}\n");
        assertEquals(List.of("f: line 1: a line must have at most 2200000 characters"), faults);
        assertEquals(List.of(), desk().subscribers("", 10));
    }
}
