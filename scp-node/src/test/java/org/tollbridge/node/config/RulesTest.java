package org.tollbridge.node.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollbridge.node.fault.CommandFault;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

class RulesTest {

    @TempDir
    private Path folder;

    private PlanRules rules(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("tollbridge.yaml"), yaml);
        return Rules.forCalls(
                ConfigurationReader.read(Optional.of(file), Map.of()).values());
    }

    @Test
    void theDefaultsAreChinasTwoServices() throws IOException {
        PlanRules rules = rules("");
        assertEquals(ServiceClasses.china().names(), rules.classes().names());
        assertEquals(Optional.of(ServiceClasses.FREEPHONE), rules.classes().find("800"));
        assertEquals(Optional.of(ServiceClasses.SPLIT_CHARGING), rules.classes().find("400"));
    }

    @Test
    void anotherServiceIsData() throws IOException {
        PlanRules rules = rules("""
                service-classes:
                  - name: premium
                    prefix: '600'
                    digits: 9
                    service-keys: [600, 601]
                    callers: [mobile]
                    destinations: [short]
                    short-numbers: ['96']
                    own-network: ['8610']
                    forwards: 0
                    payer: calling-party
                    caller-rate: 3000
                """);
        assertEquals(NumberKind.SERVICE, rules.numberPlan().read("600123456").kind());
        assertEquals(
                Optional.empty(),
                rules.refusal("96169", rules.classes().find("premium").orElseThrow()));
        assertEquals(Optional.empty(), rules.classes().find("800"));
        assertTrue(rules.classes().find("premium").orElseThrow().hasKey(601));
        assertFalse(rules.classes().find("premium").orElseThrow().hasKey(800));
    }

    @ParameterizedTest
    @CsvSource({
        "'{name: a, prefix: x1}', prefix 'x1' must be digits",
        "'{name: a, prefix: 1, callers: [fix]}', 'fix' is none of",
        "'{name: a, prefix: 1, service-keys: 2147483648}', '2147483648' is no service key",
        "'{name: a, prefix: 1}, {name: a, prefix: 2}', is there twice",
    })
    void whatIsNoClassIsNamed(String items, String words) {
        CommandFault fault = assertThrows(CommandFault.class, () -> rules("service-classes: [" + items + "]"));
        assertTrue(fault.lines().getFirst().contains(words.replace("prefix x1", "prefix 'x1'")), fault::toString);
    }
}
