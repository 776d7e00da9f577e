package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tollbridge.service.call.Reason;
import org.tollbridge.simulator.ssf.CallResult;
import org.tollbridge.wire.isup.CallingPartysCategory;
import org.tollbridge.wire.isup.HighLayerCompatibility;

/** The nodes of a plan that decide without asking the caller, met by calls over the wire. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanNodesIT {

    private static final String NUMBER = "4008299999";
    private static final String OFFICE = "office: destination\n  number: 861062345678\n";
    private static final String OTHER = "other: destination\n  number: 862162345678\n";
    private static final List<String> TO_OFFICE = List.of("1062345678");
    private static final List<String> TO_OTHER = List.of("2162345678");
    private static final int PAYPHONE = 15;

    private Scp scp;
    private Ssp ssp;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        scp = Scp.start(home, "m3ua: {recovery-ms: 100}\n");
        ssp = Ssp.connect(scp.address(), 1);
    }

    @AfterAll
    void close() {
        ssp.close();
        scp.close();
    }

    private void plan(String decision) throws Exception {
        Plans.put(scp, NUMBER, "entry: first\n" + decision + OFFICE + OTHER);
    }

    private void deciding(String condition) throws Exception {
        plan("first: origin\n  " + condition + " -> other\n  otherwise -> office\n");
    }

    private List<String> reached(Calls call) throws Exception {
        return ssp.place(call).destinations();
    }

    @Test
    void aFaxGoesToItsMailbox() throws Exception {
        Plans.put(
                scp,
                NUMBER,
                "entry: first\nfirst: origin\n  fax -> box\n  otherwise -> office\n"
                        + "box: mailbox\n  media: fax\n  number: 862162345678\n  mailbox: 4711\n" + OFFICE);

        assertEquals(TO_OTHER, reached(Calls.to(NUMBER).ofHighLayer(HighLayerCompatibility.FACSIMILE_GROUP_2_3)));
        assertEquals(TO_OTHER, reached(Calls.to(NUMBER).ofHighLayer(HighLayerCompatibility.FACSIMILE_GROUP_4)));
        assertEquals(TO_OFFICE, reached(Calls.to(NUMBER).ofHighLayer(HighLayerCompatibility.TELEPHONY)));
        assertEquals(TO_OFFICE, reached(Calls.to(NUMBER)));
    }

    @Test
    void aPayphoneIsKnownByItsCategory() throws Exception {
        deciding("category payphone");

        assertEquals(TO_OTHER, reached(Calls.to(NUMBER).ofCategory(PAYPHONE)));
        assertEquals(TO_OFFICE, reached(Calls.to(NUMBER).ofCategory(CallingPartysCategory.ORDINARY.code())));
    }

    @Test
    void aMobileIsWhereItsSwitchSays() throws Exception {
        deciding("area 755");

        assertEquals(
                TO_OTHER, reached(Calls.to(NUMBER).from(Calls.MOBILE_CALLER).locatedAt("75526000000")));
        assertEquals(
                TO_OFFICE, reached(Calls.to(NUMBER).from(Calls.MOBILE_CALLER).locatedAt("1062000000")));
    }

    @Test
    void aFixedLineIsInItsArea() throws Exception {
        deciding("area 10");

        assertEquals(TO_OTHER, reached(Calls.to(NUMBER)));
        assertEquals(TO_OFFICE, reached(Calls.to(NUMBER).from("2162000000")));
    }

    @Test
    void theTimeOfTheSubscriberDecides() throws Exception {
        plan("first: time\n  daily 00:00-24:00 -> other\n  otherwise -> office\n");
        assertEquals(TO_OTHER, reached(Calls.to(NUMBER)));

        plan("first: time\n  2001-01-01..2001-12-31 -> other\n  otherwise -> office\n");
        assertEquals(TO_OFFICE, reached(Calls.to(NUMBER)));
    }

    @Test
    void aHundredCallsAreSharedAsThePlanSays() throws Exception {
        plan("first: percentage\n  30% -> other\n  70% -> office\n");

        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            reached.addAll(reached(Calls.to(NUMBER)));
        }

        assertEquals(30, Collections.frequency(reached, TO_OTHER.getFirst()));
        assertEquals(70, Collections.frequency(reached, TO_OFFICE.getFirst()));
    }

    @Test
    void theSwitchStandsAsThePlanSays() throws Exception {
        String decision = "first: switch\n  switch: emergency\n  on -> other\n  otherwise -> office\n";
        plan("positions:\n  emergency: on\n" + decision);
        assertEquals(TO_OTHER, reached(Calls.to(NUMBER)));

        plan("positions:\n  emergency: off\n" + decision);
        assertEquals(TO_OFFICE, reached(Calls.to(NUMBER)));
    }

    @Test
    void aReleaseSaysItsCause() throws Exception {
        Plans.put(scp, NUMBER, "entry: first\nfirst: release\n  cause: 21\n");

        CallResult refused = ssp.place(Calls.to(NUMBER));

        assertEquals(OptionalInt.of(21), refused.releaseCause());
        assertTrue(refused.destinations().isEmpty());
        Until.holds(
                "its record",
                () -> scp.recordsOnDisk().stream().anyMatch(each -> each.reason() == Reason.PLAN_RELEASE));
    }
}
