package org.tollbridge.provisioning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Feature;
import org.tollbridge.provisioning.inventory.FeaturePackage;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.NumberRange;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.provisioning.store.Inventory;
import org.tollbridge.provisioning.store.NumberImage;
import org.tollbridge.provisioning.store.NumberOrder;
import org.tollbridge.provisioning.store.NumberStore;
import org.tollbridge.provisioning.store.Packages;
import org.tollbridge.provisioning.store.StoreException;
import org.tollbridge.provisioning.store.Template;
import org.tollbridge.provisioning.store.TemplateUse;
import org.tollbridge.provisioning.store.Templates;
import org.tollbridge.provisioning.store.TestDatabase;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.CallPlan;
import org.tollbridge.service.plan.PlanCompiler;
import org.tollbridge.service.plan.PlanNode;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;
import org.tollbridge.service.plan.ServiceNumber;
import org.tollbridge.service.plan.form.PlanText;

/** What is exported from any store and loaded into an empty one makes the same store. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BatchRoundTripTest {

    private static final NumberRules RULES =
            new NumberRules(new PlanRules(NumberPlan.china(), ServiceClasses.china()), ZoneId.of("Asia/Shanghai"));
    private static final Author ANN = new Author("ann", "");
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00.123Z");
    private static final List<String> TEXTS = List.of(
            "plain",
            "=cmd|' /C calc'!A0",
            "'=1",
            "'",
            "''quoted",
            "+86 10",
            "-1",
            "@sum",
            "a, \"b\"; c",
            "北京 Kite",
            "\\n\\\"",
            "{\"a\":1}",
            "8008100001");
    private static final String PLAN = """
            entry: ask
            deny: list bad
            lists:
              bad: 8613800138000
              bad: 8675526*
            ask: origin
              area 10 -> here
              otherwise -> closed
            here: destination
              number: 861055501001
            closed: release
              cause: CAUSE
            """;

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private NumberStore open(String name) throws StoreException, IOException {
        return NumberStore.open(
                database.fresh(Files.createDirectories(folder.resolve(name))), InstantSource.fixed(NOW));
    }

    private static CallPlan plan(Random random) {
        if (random.nextBoolean()) {
            return CallPlan.of(new PlanNode.Destination(
                    random.nextBoolean() ? "861055501001" : "8675582345678",
                    random.nextBoolean() ? List.of("861055501002", "861055501003") : List.of(),
                    random.nextBoolean() ? List.of() : List.of("862155501001"),
                    random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(300)) : OptionalInt.empty()));
        }
        String text = PLAN.replace("CAUSE", Integer.toString(17 + random.nextInt(3)));
        return new PlanCompiler().compile(PlanText.read(text).document().orElseThrow());
    }

    private static List<String> packages(Random random) {
        return random.nextBoolean() ? List.of() : random.nextBoolean() ? List.of("all") : List.of("all", "small");
    }

    private static void fill(NumberStore store, Random random) throws StoreException {
        Inventory desk = new Inventory(store, RULES.plan());
        desk.put(new NumberRange("8008100000", "8008109999", true, TEXTS.get(random.nextInt(9))), Intent.of(ANN));
        desk.put(new NumberRange("4008100000", "4008100009", false, ""), Intent.of(ANN));
        Packages packages = new Packages(store);
        packages.put(new FeaturePackage("all", Set.of(Feature.values()), "=1"), Intent.of(ANN));
        packages.put(new FeaturePackage("small", Set.of(Feature.TIME, Feature.CAPS), ""), Intent.of(ANN));
        List<String> owners = new ArrayList<>(TEXTS);
        for (String owner : owners) {
            desk.put(
                    new Subscriber(
                            owner, TEXTS.get(random.nextInt(9)), "", "", "", owner, "", "", "zh", packages(random)),
                    Intent.of(ANN));
        }
        NumberImage.Builder numbers = new NumberImage.Builder();
        for (int i = 0; i < 60; i++) {
            numbers.add(new ServiceNumber(
                    "80081010%02d".formatted(i),
                    "800",
                    owners.get(random.nextInt(owners.size())),
                    random.nextBoolean(),
                    random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(1_767_196_800_000L),
                    random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(1_767_312_000_001L),
                    plan(random)));
        }
        store.apply(numbers.build(), ANN);
        Templates templates = new Templates(store, RULES.plan());
        templates.put(
                new Template("branch", "800", PLAN.replace("CAUSE", "${cause}"), Map.of("cause", "17"), List.of(), "="),
                Intent.of(ANN));
        for (int i = 0; i < 20; i++) {
            Map<String, String> own = i % 2 == 0 ? Map.of() : Map.of("cause", Integer.toString(17 + i));
            templates.give(new TemplateUse("80081010%02d".formatted(3 * i), "branch", own), Intent.of(ANN));
        }
        for (int i = 0; i < 60; i++) {
            String digits = "80081020%02d".formatted(i);
            List<Step> life =
                    List.of(Step.RESERVE, Step.ASSIGN, Step.ACTIVATE, Step.DISCONNECT, Step.AGE, Step.WITHDRAW);
            for (Step step : life.subList(0, random.nextInt(life.size() + 1))) {
                Optional<PlanNode.Destination> to = step == Step.ACTIVATE
                        ? Optional.of(
                                new PlanNode.Destination("861055501001", List.of(), List.of(), OptionalInt.empty()))
                        : Optional.empty();
                String owner = step == Step.RESERVE ? owners.get(random.nextInt(owners.size())) : "";
                desk.order(
                        new NumberOrder(step, digits, owner, OptionalInt.empty(), to),
                        Intent.of(new Author("ann", "why")));
            }
        }
    }

    static String export(NumberStore store, String kind, BatchFormat format) throws StoreException, IOException {
        BatchKind wanted = BatchKind.of(kind).orElseThrow();
        StringWriter text = new StringWriter();
        try (BatchWriter out = new BatchWriter(text, format, BatchWriter.columns(wanted))) {
            wanted.records().apply(new BatchPlace(store, RULES)).each(row -> {
                try {
                    out.write(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return text.toString();
    }

    private static List<Object> everything(NumberStore store) throws StoreException {
        Inventory desk = new Inventory(store, RULES.plan());
        List<Object> all = new ArrayList<>();
        all.addAll(desk.ranges());
        all.addAll(new Packages(store).all());
        all.addAll(desk.subscribers("", Inventory.MOST));
        all.addAll(desk.list("", Optional.empty(), "", Inventory.MOST));
        all.add(store.snapshot().size());
        all.addAll(new Templates(store, RULES.plan()).uses("branch", "", 100));
        return all;
    }

    @Test
    void anExportLoadedIntoAnEmptyStoreMakesTheSameStore() throws StoreException, IOException {
        for (BatchFormat format : BatchFormat.values()) {
            for (int seed = 0; seed < 3; seed++) {
                try (NumberStore from = open("from" + format + seed);
                        NumberStore to = open("to" + format + seed)) {
                    fill(from, new Random(seed));
                    for (BatchKind kind : BatchKind.ALL) {
                        String file = export(from, kind.name(), format);
                        assertTrue(
                                format == BatchFormat.JSON_LINES
                                        || file.lines()
                                                .noneMatch(line ->
                                                        line.matches("(.*,)?\"?[=+@\uFF1D\uFF0B\uFF0D\uFF20-].*")),
                                "no formula");
                        List<String> faults = new ArrayList<>();
                        BatchFile.Result result = BatchFile.load(
                                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                                new BatchPlace(to, RULES),
                                BatchMode.WHOLE,
                                ANN,
                                fault -> faults.add(fault.in(kind.name())));
                        assertEquals(List.of(), faults, "seed " + seed);
                        assertEquals(Optional.of(kind), result.kind());
                        assertEquals(file, export(to, kind.name(), format));
                    }
                    assertEquals(everything(from), everything(to));
                }
            }
        }
    }
}
