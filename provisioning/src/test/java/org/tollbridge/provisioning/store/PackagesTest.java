package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.batch.BatchFile;
import org.tollbridge.provisioning.batch.BatchMode;
import org.tollbridge.provisioning.batch.BatchPlace;
import org.tollbridge.provisioning.batch.NumberRules;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanDocument;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.form.PlanText;

/** What subscribers may use by their packages, by every way to a plan, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PackagesTest {

    private static final PlanRules RULES = new PlanRules(NumberPlan.china(), ServiceClasses.china());
    private static final Author PERSON = new Author("ann", "");
    private static final Intent ANN = Intent.of(PERSON);
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final String NUMBER = "8008101234";
    private static final String TIMES =
            "entry: h\nh: time\n  mon-fri 09:00-18:00 -> o\n  otherwise -> o\no: destination\n  number: 861062345678\n";
    private static final String NO_TIME = "subscriber acme has package basic, without time; it is in package premium";

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void fill() throws StoreException {
        opened = Optional.of(NumberStore.open(database.fresh(folder), () -> NOW));
        packages().put(pack("basic", Feature.FORWARDING, Feature.SCREENING), ANN);
        packages().put(pack("premium", Feature.TIME, Feature.WEBHOOKS), ANN);
        desk().put(new NumberRange("8008100000", "8008109999", true, ""), ANN);
        desk().put(acme("basic"), ANN);
        desk().put(Subscriber.named("free"), ANN);
        give(NUMBER, "acme");
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    private Inventory desk() {
        return new Inventory(store(), RULES);
    }

    private Packages packages() {
        return new Packages(store());
    }

    private static FeaturePackage pack(String name, Feature... features) {
        return new FeaturePackage(name, Set.of(features), "");
    }

    private static Subscriber acme(String... packages) {
        return Subscriber.named("acme").with(List.of(packages));
    }

    private void give(String digits, String subscriber) throws StoreException {
        PlanNode.Destination to = new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty());
        desk().order(new NumberOrder(Step.ASSIGN, digits, subscriber, OptionalInt.empty(), Optional.of(to)), ANN);
        desk().order(NumberOrder.of(Step.ACTIVATE, digits), ANN);
    }

    private static PlanDocument document(String text) {
        return PlanText.read(text).document().orElseThrow();
    }

    private static CallPlan plan(String text) {
        return new PlanCompiler().compile(document(text));
    }

    private static List<String> refused(Executable work) {
        return assertThrows(RefusedException.class, work).faults().stream()
                .map(fault -> fault.path() + ": " + fault.value() + ": " + fault.rule())
                .toList();
    }

    private List<String> load(String file) throws Exception {
        List<String> faults = new ArrayList<>();
        BatchFile.load(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                new BatchPlace(store(), new NumberRules(RULES, ZoneOffset.UTC)),
                BatchMode.WHOLE,
                PERSON,
                fault -> faults.add(fault.in("file")));
        return faults;
    }

    @Test
    void aPlanThatUsesWhatNoPackageHasIsRefusedByEveryWay() throws Exception {
        assertEquals(List.of("plan.nodes.h: time: " + NO_TIME), refused(() -> desk().plan(NUMBER, plan(TIMES), ANN)));
        PlanVersion draft = new PlanVersions(store(), RULES).add(NUMBER, document(TIMES), ANN);
        assertEquals(PlanVersion.State.DRAFT, draft.state());
        PlanStart atOnce = new PlanStart(Optional.empty(), List.of(), 0);
        assertEquals(
                List.of("nodes.h: time: " + NO_TIME),
                refused(() -> new PlanVersions(store(), RULES).start(NUMBER, draft.version(), atOnce, ANN)));
        Templates templates = new Templates(store(), RULES);
        templates.put(new Template("t", "800", TIMES, Map.of(), List.of(), ""), ANN);
        assertEquals(
                List.of("nodes.h: time: " + NO_TIME),
                refused(() -> templates.give(new TemplateUse(NUMBER, "t", Map.of()), ANN)));
        for (String head : List.of(
                "service_number,plan\n8008101234,", "service_number,subscriber,destination,plan\n8008101234,acme,,")) {
            List<String> faults = load(head + "\"" + TIMES + "\"\n");
            assertEquals(1, faults.size(), faults.toString());
            assertTrue(faults.getFirst().contains(NO_TIME) && faults.getFirst().contains("nodes.h"), faults.toString());
        }
        assertTrue(store().find(NUMBER).orElseThrow().plan().only().isPresent(), "it has the plan that it had");
    }

    @Test
    void packagesAreStackedAndWhoHasNoneMayUseAll() throws Exception {
        desk().put(acme("premium", "basic"), ANN);
        desk().plan(NUMBER, plan(TIMES.replace("number:", "onBusy: 861062345679\n  number:")), ANN);
        give("8008105678", "free");
        String pin = "entry: l\nlimits:\n  monthlyCalls: 5\nl: destination\n  number: 861062345678\n";
        desk().plan("8008105678", plan(pin), ANN);
        assertEquals(
                List.of("plan.limits.monthlyCalls: caps: subscriber acme has package basic, premium, without caps; no"
                        + " package includes it"),
                refused(() -> desk().plan(NUMBER, plan(pin), ANN)));
        assertEquals(
                List.of(),
                load("service_number,subscriber,destination,on_busy\n8008101235,acme,010-62345678,010-62345679\n"));
        assertEquals(Optional.empty(), packages().refusal("free", Feature.EVENTS));
        assertTrue(packages().refusal("acme", Feature.EVENTS).isPresent());
    }

    @Test
    void whatIsUsedIsNotTakenAway() throws StoreException {
        desk().put(acme("premium", "basic"), ANN);
        desk().plan(NUMBER, plan(TIMES), ANN);
        String used = ": time: number 8008101234 uses it, at nodes.h: change its plan first";
        assertEquals(List.of("packages" + used), refused(() -> desk().put(acme("basic"), ANN)));
        assertEquals(List.of("features" + used), refused(() -> packages().put(pack("premium", Feature.FAX), ANN)));
        assertEquals(
                List.of("name: basic: subscriber acme has this package; remove it from the subscriber first"),
                refused(() -> packages().remove("basic", ANN)));
        assertEquals(
                List.of("packages: gold: there is no such package; the packages are basic, premium"),
                refused(() -> desk().put(acme("gold"), ANN)));
        desk().put(acme("premium"), ANN);
        packages().remove("basic", ANN);
        packages().put(new FeaturePackage("premium", EnumSet.allOf(Feature.class), ""), ANN);
        desk().put(acme(), ANN);
        packages().remove("premium", ANN);
        assertEquals(List.of(), packages().all());
        assertThrows(AbsentException.class, () -> packages().remove("premium", ANN));
        assertEquals(Optional.empty(), new Audit(store()).verify("").fault());
    }

    @Test
    void aWebhookNeedsItsFeature() throws StoreException {
        Webhook hook = new Webhook("", "acme", "https://crm.example.com", List.of(), NOW, "", Webhook.Stand.NEW);
        assertTrue(
                refused(() -> new Webhooks(store()).issue(hook, ANN)).getFirst().contains("without webhooks"));
        desk().put(acme("basic", "premium"), ANN);
        new Webhooks(store()).issue(hook, ANN);
        assertEquals(
                List.of("packages: webhooks: acme has webhooks; remove them first"),
                refused(() -> desk().put(acme("basic"), ANN)));
    }

    /** Pages of them are told by their names: a database of another language sorts capitals among the small letters. */
    @Test
    void packagesAreInOneOrderWhateverTheDatabaseSortsBy() throws StoreException {
        if (database == TestDatabase.POSTGRESQL) {
            store().beside(handle -> handle.execute(
                    "alter table feature_package alter column name set data type varchar(40) collate \"en-x-icu\""));
        }
        packages().put(pack("Gold", Feature.TIME), ANN);
        assertEquals(
                List.of("Gold", "basic", "premium"),
                packages().all().stream().map(FeaturePackage::name).toList());
    }
}
