package org.tollbridge.node.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    private static String line(String title, String json) throws Exception {
        return StatusReport.words(new ObjectMapper().readTree(json))
                .lines()
                .filter(line -> line.startsWith(title + " "))
                .findFirst()
                .orElse("");
    }

    @Test
    void plansThatCannotBeReadAreToldWithTheirNumbers() throws Exception {
        assertEquals(
                "plans      2 CANNOT BE READ, their numbers accept no calls: 4008101234, 8008101234",
                line("plans", "{\"unreadPlans\":{\"numbers\":2,\"some\":[\"4008101234\",\"8008101234\"]}}"));
        assertEquals(
                "next plans 1 CANNOT BE READ, their numbers keep their current plans: 8008101234",
                line("next", "{\"unreadNextPlans\":{\"numbers\":1,\"some\":[\"8008101234\"]}}"));
        assertFalse(StatusReport.words(new ObjectMapper().readTree("{}")).contains("plans"));
    }
}
