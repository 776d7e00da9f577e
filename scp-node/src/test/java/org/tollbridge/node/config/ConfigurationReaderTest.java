package org.tollbridge.node.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollbridge.node.fault.CommandFault;

class ConfigurationReaderTest {

    /** Keys of every kind, apart from the product's own, so that these tests say what the reader does. */
    static final class Sample {
        @Config(kind = Kind.INTEGER, fallback = "2905", min = 1, max = 65_535, text = "a port")
        public static final String PORT = "link.port";

        @Config(kind = Kind.INTEGER, fallback = "none", max = 4_294_967_295L, optional = true, text = "a number")
        public static final String APPEARANCE = "link.network-appearance";

        @Config(kind = Kind.FLAG, fallback = "true", text = "a flag")
        public static final String FLAG = "link.flag";

        @Config(
                kind = Kind.CHOICE,
                fallback = "round-robin",
                choices = {"round-robin", "first"},
                text = "a choice")
        public static final String CHOICE = "link.choice";

        @Config(kind = Kind.TEXT, fallback = "abc", max = 60, text = "a text")
        public static final String TEXT = "name";

        @Config(kind = Kind.ZONE, fallback = "Asia/Shanghai", text = "a zone")
        public static final String ZONE = "zone";

        @Config(kind = Kind.LIST, text = "a list")
        public static final String ITEMS = "items";

        @Config(kind = Kind.TEXT, max = 10, text = "must be given")
        public static final String ITEM_NAME = "items[].name";

        @Config(kind = Kind.INTEGER, fallback = "7", max = 9, text = "need not")
        public static final String ITEM_SIZE = "items[].limits.size";

        @Config(kind = Kind.TREE, text = "a tree")
        public static final String TREE = "tree";

        private Sample() {}
    }

    enum Choice {
        ROUND_ROBIN,
        FIRST
    }

    @TempDir
    private Path folder;

    private Values read(String yaml) throws IOException {
        return read(yaml, Map.of()).values();
    }

    private ConfigurationReader.Loaded read(String yaml, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("t.yaml"), yaml);
        return ConfigurationReader.read(KeyTable.of(Sample.class), Optional.of(file), environment);
    }

    private List<String> faultsOf(String yaml) {
        return faultsOf(yaml, Map.of());
    }

    private List<String> faultsOf(String yaml, Map<String, String> environment) {
        CommandFault fault = assertThrows(CommandFault.class, () -> read(yaml, environment));
        assertEquals(2, fault.exitCode());
        return fault.lines().stream()
                .map(line -> line.replace(folder.toString() + "/", ""))
                .toList();
    }

    @Test
    void everyKeyHasItsDefault() {
        Values values = ConfigurationReader.read(KeyTable.of(Sample.class), Optional.empty(), Map.of())
                .values();
        assertEquals(2905, values.integer(Sample.PORT));
        assertEquals(Optional.empty(), values.optional(Sample.APPEARANCE));
        assertTrue(values.flag(Sample.FLAG));
        assertEquals(Choice.ROUND_ROBIN, values.choice(Sample.CHOICE, Choice.class));
        assertEquals("abc", values.text(Sample.TEXT));
        assertEquals(ZoneId.of("Asia/Shanghai"), values.zone(Sample.ZONE));
        assertEquals(List.of(), values.list(Sample.ITEMS));
        assertEquals(Map.of(), values.tree(Sample.TREE));
        assertEquals("default", values.place(Sample.PORT));
    }

    @Test
    void aFileIsRead() throws IOException {
        Values values = read("""
                link:
                  port: 0x10
                  network-appearance: 4294967295
                  flag: false
                  choice: first
                name: "x: y"
                zone: Europe/Berlin
                """);
        assertEquals(16, values.integer(Sample.PORT));
        assertEquals(4_294_967_295L, values.number(Sample.APPEARANCE));
        assertFalse(values.flag(Sample.FLAG));
        assertEquals(Choice.FIRST, values.choice(Sample.CHOICE, Choice.class));
        assertEquals("x: y", values.text(Sample.TEXT));
        assertEquals(ZoneId.of("Europe/Berlin"), values.zone(Sample.ZONE));
        assertTrue(values.place(Sample.PORT).endsWith("t.yaml:2"), values.place(Sample.PORT));
    }

    @Test
    void scalarsStayAsTheyWereTyped() throws IOException {
        Values values = read("name: 0571\ntree: {tag: 0x80, area: 0571, day: 2026-01-01, deep: [yes, {a: 1.0}]}\n");
        assertEquals("0571", values.text(Sample.TEXT));
        assertEquals(
                Map.of("tag", "0x80", "area", "0571", "day", "2026-01-01", "deep", List.of("yes", Map.of("a", "1.0"))),
                values.tree(Sample.TREE));
    }

    @Test
    void itemsOfAListHaveTheirOwnKeysAndDefaults() throws IOException {
        List<Values> items = read("items:\n  - name: one\n  - {name: two, limits: {size: 3}}\n")
                .list(Sample.ITEMS);
        assertEquals(2, items.size());
        assertEquals("one", items.get(0).text(Sample.ITEM_NAME));
        assertEquals(7, items.get(0).integer(Sample.ITEM_SIZE));
        assertEquals(3, items.get(1).integer(Sample.ITEM_SIZE));
        assertTrue(items.get(1).place(Sample.ITEM_SIZE).endsWith("t.yaml:3"));
    }

    @Test
    void anEmptyFileAndAnEmptyGroupAreFine() throws IOException {
        assertEquals(2905, read("").integer(Sample.PORT));
        assertEquals(2905, read("# nothing\nlink:\n").integer(Sample.PORT));
    }

    @Test
    void theEnvironmentOverridesTheFile() throws IOException {
        ConfigurationReader.Loaded loaded = read(
                "link: {port: 1}\n",
                Map.of(
                        "TOLLBRIDGE_LINK_PORT", "2",
                        "TOLLBRIDGE_LINK_NETWORK_APPEARANCE", "5",
                        "TOLLBRIDGE_ITEMS", "[{name: one}]",
                        "TOLLBRIDGE_TREE", "{a: 08}",
                        "TOLLBRIDGE_HOME", "/somewhere",
                        "PATH", "/bin"));
        assertEquals(2, loaded.values().integer(Sample.PORT));
        assertEquals(Optional.of("5"), loaded.values().optional(Sample.APPEARANCE));
        assertEquals("one", loaded.values().list(Sample.ITEMS).get(0).text(Sample.ITEM_NAME));
        assertEquals(Map.of("a", "08"), loaded.values().tree(Sample.TREE));
        assertEquals(List.of(), loaded.warnings());
    }

    @Test
    void aVariableThatIsNoKeyIsReportedAndPassedOver() throws IOException {
        assertEquals(
                List.of("environment variable TOLLBRIDGE_LINK_PROT is not a key and is ignored;"
                        + " the nearest known one is TOLLBRIDGE_LINK_PORT"),
                read("", Map.of("TOLLBRIDGE_LINK_PROT", "2")).warnings());
    }

    @Test
    void aValueMayNameAnEnvironmentVariable() throws IOException {
        assertEquals(
                "x-abc",
                read("name: x-${env:WHO}\n", Map.of("WHO", "abc")).values().text(Sample.TEXT));
        assertEquals(
                List.of("t.yaml:1: name is ${env:WHO}, and that variable is not set"), faultsOf("name: ${env:WHO}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sys:user.home", "const:java.lang.Integer.MAX_VALUE", "script:js:1", "file:UTF-8:/etc/hostname"})
    void nothingButTheEnvironmentIsLookedUp(String lookup) throws IOException {
        String text = "${" + lookup + "}";
        assertEquals(text, read("name: '" + text + "'\n").text(Sample.TEXT));
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() {
        assertEquals(
                List.of("t.yaml:2: there is no key link.prot; the nearest known one is link.port"),
                faultsOf("link:\n  prot: 1\n"));
        assertEquals(
                List.of("t.yaml:1: there is no key something-else-entirely; see docs/configuration.md for all keys"),
                faultsOf("something-else-entirely: 1\n"));
        assertEquals(
                List.of("t.yaml:1: there is no key items[].nam; the nearest known one is items[].name"),
                faultsOf("items: [{name: a, nam: b}]\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "link: {port: 0} | link.port is '0' and must be a whole number from 1 to 65535",
                "link: {port: 65536} | link.port is '65536' and must be a whole number from 1 to 65535",
                "link: {port: 2_905} | link.port is '2_905' and must be a whole number from 1 to 65535",
                "link: {port: 99999999999999999999} | link.port is '99999999999999999999' and must be a whole number from"
                        + " 1 to 65535",
                "link: {port: none} | link.port is 'none' and must be a whole number from 1 to 65535",
                "link: {port: [1]} | link.port must be a whole number from 1 to 65535",
                "link: {port: } | link.port has no value; it must be a whole number from 1 to 65535",
                "link: {flag: yes} | link.flag is 'yes' and must be true or false",
                "link: {choice: last} | link.choice is 'last' and must be one of round-robin, first",
                "items: [{name: 12345678901}] | items[].name is '12345678901' and must be a text of 1 to 10 characters",
                "zone: Asia/Shangai | zone is 'Asia/Shangai' and must be a time zone such as Asia/Shanghai",
                "link: 5 | link must have subordinate keys, such as link.port",
                "items: 5 | items must be a list, with a dash before each item",
                "items: [5] | an item of items must have keys, such as items[].name",
                "items: [{limits: {size: 1}}] | items[].name is missing; it must be a text of 1 to 10 characters",
                "tree: [1] | tree must be a mapping of keys",
                "[1] | expected keys and values, such as m3ua: {port: 2905}",
            })
    void aWrongValueIsNamedWithWhatIsAllowed(String yaml, String fault) {
        assertEquals(List.of("t.yaml:1: " + fault), faultsOf(yaml + "\n"));
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        assertEquals(
                List.of(
                        "t.yaml:2: there is no key link.x; the nearest known one is link.port",
                        "t.yaml:3: link.port is 'a' and must be a whole number from 1 to 65535",
                        "TOLLBRIDGE_ZONE: zone is 'x' and must be a time zone such as Asia/Shanghai"),
                faultsOf("link:\n  x: 1\n  port: a\n", Map.of("TOLLBRIDGE_ZONE", "x")));
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertEquals(List.of("t.yaml:2: name is given twice; keep one of them"), faultsOf("name: a\nname: b\n"));
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsLine() {
        List<String> faults = faultsOf("name: a\nlink: {port\n");
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).startsWith("t.yaml:3: not valid YAML: "), faults.get(0));
    }

    @Test
    void aliasesThatUnfoldWithoutEndAreRefused() {
        StringBuilder yaml = new StringBuilder("tree:\n  a0: &a0 [x]\n");
        for (int i = 1; i < 25; i++) {
            yaml.append("  a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertTrue(faultsOf(yaml.toString()).get(0).contains("not valid YAML"));
        assertTrue(faultsOf("tree: &a {b: *a}\n").get(0).contains("not valid YAML"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertEquals(
                "configuration file " + missing + " does not exist; name an existing one with --config",
                assertThrows(CommandFault.class, () -> ConfigurationReader.read(Optional.of(missing), Map.of()))
                        .getMessage());
        Path latin = Files.write(folder.resolve("l.yaml"), "name: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                "configuration file " + latin + " is not UTF-8; save it in that encoding",
                assertThrows(CommandFault.class, () -> ConfigurationReader.read(Optional.of(latin), Map.of()))
                        .getMessage());
        CommandFault noFile =
                assertThrows(CommandFault.class, () -> ConfigurationReader.read(Optional.of(folder), Map.of()));
        assertTrue(noFile.lines().get(0).contains("make it a readable file"), noFile::getMessage);
    }
}
