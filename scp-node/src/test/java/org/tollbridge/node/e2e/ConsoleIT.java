package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.access.Totp;
import org.tollbridge.provisioning.inventory.Step;
import org.tollbridge.provisioning.store.NumberOrder;
import org.tollbridge.simulator.ssf.PartyScript.HangsUp;

/** The console in a browser, over a whole node. */
@Timeout(120)
class ConsoleIT {

    private static final String FORWARD = "Where calls go: office/Destination";
    private static final List<String> TABS = List.of("plan", "settings", "versions", "calls", "live", "history");

    @TempDir
    private static Path home;

    @TempDir
    private static Path profile;

    private static ConsoleNode node;
    private static Chromium chromium;
    private static ConsolePage page;

    /** What the API refuses in a test, as it is meant to. */
    private String[] refusals = {};

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start(profile);
        node = ConsoleNode.start(home);
        page = new ConsolePage(chromium.driver(), node.url());
    }

    @AfterAll
    static void close() {
        Optional.ofNullable(chromium).ifPresent(Chromium::close);
        Optional.ofNullable(node).ifPresent(ConsoleNode::close);
    }

    @BeforeEach
    void open() throws Exception {
        chromium.screen(1280, 900);
        page.openAnew();
    }

    @AfterEach
    void theBrowserComplainsOfNothing() {
        chromium.assertNoComplaints(refusals);
    }

    @Test
    void aWrongPasswordIsSaidSoAndIsNoWayIn() throws Exception {
        page.logIn("desk", "a wrong password", "");
        page.shows("Name, password or code is wrong.");
        assertEquals("Password", page.nameOf(page.focused()), "the next thing to do");
        page.enter("Password", ConsoleNode.PASSWORD);
        page.press("Log in");
        page.shows("desk · desk");
    }

    @ParameterizedTest
    @MethodSource("org.tollbridge.node.e2e.ConsoleNode#accounts")
    void aRoleSeesAndMayDoNoMoreThanTheApiLetsIt(String name) throws Exception {
        String own = node.planned();
        String other = node.number("somebody else", ConsoleNode.OFFICE);
        boolean ofSubscriber = name.contains("@");
        boolean operator = name.matches("administrator|desk");
        page.resume(node.session(name));
        page.open(own, "settings", "Where calls go: office");
        assertEquals(operator, page.text().contains("Suspend"));
        assertEquals(operator || ofSubscriber, page.text().contains("Save"));
        assertEquals(operator || ofSubscriber, page.control("emergency").isEnabled());
        page.open(own, "versions", "Compare with the version in service");
        boolean plans = operator || name.startsWith("subscriber-administrator");
        assertEquals(plans, page.text().contains("Roll back"));
        page.go("#/" + other);
        page.shows(ofSubscriber ? "Not found" : "somebody else");
        refusals = ofSubscriber ? new String[] {"404 /api/v1/numbers/" + other} : refusals;
    }

    @Test
    void aSecondFactorIsAskedForWhereTheAccountHasOne() throws Exception {
        node.account("careful", Role.DESK);
        String secret = node.secondFactor("careful");
        page.logIn("careful", ConsoleNode.PASSWORD, "");
        page.shows("An account with a second factor needs its current code.");
        page.logIn("careful", ConsoleNode.PASSWORD, Totp.code(secret, Instant.now()));
        page.shows("careful · desk");
    }

    @Test
    void aNumberIsShownAsTheApiGivesIt() throws Exception {
        String number = node.planned();
        node.keep(Calls.to(number), number);
        page.resume(node.session("auditor"));
        page.open(number, "plan", "working");
        WebElement drawing = page.find("//img");
        page.await(
                "a drawing",
                () -> page.script("return arguments[0].complete", drawing).equals("true"));
        String size = page.script(
                "return `width=\"${arguments[0].naturalWidth}\" height=\"${arguments[0].naturalHeight}\"`", drawing);
        assertTrue(node.text("/numbers/" + number + "/plan/drawing").contains(size), size);
        assertEquals("Drawing of the call plan of number " + number, drawing.getAccessibleName());

        page.open(number, "settings", "Where calls go: office");
        JsonNode settings = node.api("/numbers/" + number + "/settings");
        assertEquals(settings.at("/destinations/office/number").asText(), page.valueOf(FORWARD));
        assertEquals(settings.at("/positions/emergency").asText(), page.valueOf("Switches/emergency"));
        assertEquals(settings.at("/lists/blocked/0").asText(), page.valueOf("Lists of callers/blocked"));
        assertEquals(settings.at("/announcements/closed").asText(), page.valueOf("Announcements/closed"));

        page.open(number, "calls", "answered");
        JsonNode call = node.api("/calls?number=" + number).at("/items/0");
        List<String> row = new ArrayList<>(page.row("answered"));
        assertEquals("answered\none side hung up", row.remove(3));
        List<String> fields = List.of("caller", "destination", "seconds", "caller_pays", "subscriber_pays");
        assertEquals(fields.stream().map(each -> call.path(each).asText()).toList(), row.subList(1, 6));
        page.all("button.link").getFirst().click();
        page.shows("chosen: otherwise; continues at office");

        page.open(number, "history", "contract 117");
        assertEquals(
                List.of("ann", "activated\nassigned → working", "contract 117"),
                page.row("contract 117").subList(1, 4));
    }

    @Test
    void aWideDrawingFitsIntoThePageUnlessItsFullSizeIsWanted() throws Exception {
        String number = node.planned();
        StringBuilder plan = new StringBuilder("entry: step1\n");
        for (int step = 1; step < 8; step++) {
            plan.append("step%d: announce\n  announcement: welcome\n  to -> %s\n"
                    .formatted(step, step == 7 ? "office" : "step" + (step + 1)));
        }
        node.plan(
                number,
                plan + "office: destination\n  number: " + ConsoleNode.OFFICE + "\n",
                ConsoleNode.by("ann", "long"));
        page.resume(node.session("auditor"));
        page.open(number, "plan", "Full size");
        String whole = "const frame = document.querySelector('.drawing');"
                + "return String(frame.scrollWidth <= frame.clientWidth)";
        assertEquals("true", page.script(whole));
        page.press("Full size");
        assertEquals("false", page.script(whole));
        page.press("Fit to the page");
        assertEquals("true", page.script(whole));
    }

    @Test
    void aPatternFindsNumbersThatAreSpare() throws Exception {
        page.resume(node.session("desk"));
        page.tabTo("Find a number or a subscriber");
        page.keys("800-815-9*1", Keys.ENTER);
        page.shows("Spare numbers like 8008159*1");
        page.shows("8008159001");
        assertFalse(page.text().contains("8008159002"), page.text());
    }

    @Test
    void theNameOfASubscriberFindsItsNumbers() throws Exception {
        String number = node.planned();
        page.resume(node.session("desk"));
        page.tabTo("Find a number or a subscriber");
        page.keys(ConsoleNode.OWNER, Keys.ENTER);
        page.shows(number);
        page.go("#/of:nobody%20knows");
        page.shows("there is no subscriber nobody knows");
        refusals = new String[] {"404 /api/v1/subscribers/nobody%20knows"};
    }

    @Test
    void whatASubscriberSetsIsLiveAtOnce() throws Exception {
        String number = node.planned();
        assertEquals("ANSWERED 1055501001", node.place(Calls.to(number)));
        page.resume(node.session("subscriber-user@acme"));
        page.open(number, "settings", "Where calls go: office");
        page.enter(FORWARD, "010-55509009");
        page.enter("Reason, kept with the change", "we have moved");
        page.save();
        assertEquals("ANSWERED 1055509009", node.place(Calls.to(number)));
        assertEquals("we have moved", node.api(number, "history", "/items/0/why"));
        page.choose("Switches/emergency", "on");
        page.enter("Limits/Cost per month, yuan", "70.5");
        page.save();
        assertEquals("ANSWERED 2155502001", node.place(Calls.to(number)));
        assertEquals("70500", node.api(number, "settings", "/limits/monthlyCost"));
        page.enter("Lists of callers/blocked", "861062340000，86106234567*");
        page.save();
        assertEquals("RELEASED nowhere", node.place(Calls.to(number)));
    }

    @Test
    void aChangeThatARuleRefusesShowsTheFaultInPlace() throws Exception {
        String number = node.planned();
        refusals = new String[] {"422 /api/v1/numbers/" + number + "/settings"};
        page.resume(node.session("subscriber-user@acme"));
        page.open(number, "settings", "Where calls go: office");
        page.enter(FORWARD, "110");
        page.press("Save");
        page.shows("Not saved. The errors are shown next to the fields.");
        WebElement control = page.control(FORWARD);
        assertEquals("true", control.getDomAttribute("aria-invalid"));
        assertEquals(control, page.focused());
        assertEquals("class 800: a short number is not allowed", page.faultOf(FORWARD));
        assertEquals(ConsoleNode.OFFICE, node.api(number, "settings", "/destinations/office/number"));
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() throws Exception {
        String number = node.planned();
        String path = "412 /api/v1/numbers/" + number;
        refusals = new String[] {path + "/settings", path + "/steps"};
        page.resume(node.session("desk"));
        page.open(number, "settings", "Where calls go: office");
        node.plan(number, ConsoleNode.PLAN.replace(ConsoleNode.OFFICE, "861055507007"), ConsoleNode.by("bob", "first"));
        page.enter(FORWARD, "861055508008");
        page.press("Save");
        page.shows("make your change again if it is still needed");
        page.shows("Destination: 861055508008");
        page.await("theirs", () -> page.valueOf(FORWARD).equals("861055507007"));
        assertEquals("861055507007", node.api(number, "settings", "/destinations/office/number"));
        node.inventory().order(NumberOrder.of(Step.SUSPEND, number), ConsoleNode.by("bob", ""));
        page.press("Suspend");
        page.find("//dialog//button[1]").click();
        page.shows("Resume");
        page.shows("make your change again if it is still needed");
    }

    @Test
    void callsAreSeenWhileTheyGoOn() throws Exception {
        String number = node.planned();
        page.resume(node.session("engineer"));
        page.open(number, "live", "Waiting for calls");
        var call = node.ssp().begin(Calls.to(number).everyone(Calls.answersAtOnce(4_000, HangsUp.CALLED)));
        page.await(
                "a conversation",
                () -> page.row("talking").subList(1, 3).equals(List.of("861062345678", ConsoleNode.OFFICE)));
        call.get(60, TimeUnit.SECONDS);
        page.await("its end", () -> page.row("answered").getLast().equals("answered"));
    }

    @Test
    void textOfTheStoreIsShownAsTextAndNeverRuns() throws Exception {
        String image = "<img src=x onerror=alert(1)>";
        String script = "</script><script>alert(2)</script>";
        String number = node.number(image, ConsoleNode.OFFICE);
        node.plan(number, ConsoleNode.PLAN, ConsoleNode.by("<b>bob</b>", script));
        page.resume(node.session("desk"));
        page.enter("Subscriber", image + Keys.ENTER);
        page.await("the one number", () -> page.row(number).contains(image));
        page.open(number, "history", script);
        assertEquals("<b>bob</b>", page.row(script).get(1));
        page.open(number, "versions", script);
        page.shows(image);
        assertEquals("0 1", page.script("return document.images.length + ' ' + document.scripts.length"));
    }

    /** The words themselves are in both languages; and no page shows one of the other, or a key that has none. */
    @Test
    void bothLanguagesHaveAllWordsAndCanBeSwitched() throws Exception {
        String number = node.planned();
        node.keep(Calls.to(number).everyone(Calls.isBusy()), number);
        node.account("li", Role.SUBSCRIBER_USER);
        assertEquals("", page.wordsOfOneLanguage());
        page.resume(node.session("li"));
        page.press("中文");
        page.shows("退出");
        for (String tab : TABS) {
            page.open(number, tab, "使用中");
            assertEquals("", page.foreignWords(), tab);
        }
        chromium.driver().navigate().refresh();
        page.shows("退出");
        page.press("English");
        page.shows("Log out");
    }

    @Test
    void loggingOutEndsTheSessionAndLeavesNothingBehind() throws Exception {
        String number = node.planned();
        page.resume(node.session("desk"));
        page.open(number, "settings", "Where calls go: office");
        page.open(number, "history", "contract 117");
        String cookie = page.cookie();
        assertEquals(200, node.get("/session", "cookie", cookie).statusCode());
        page.press("Log out");
        page.shows("Password");
        assertEquals(401, node.get("/session", "cookie", cookie).statusCode());
        chromium.driver().navigate().back();
        page.shows("Password");
        assertFalse(page.text().contains(number), page.text());
        chromium.driver().get("about:blank");
        chromium.driver().navigate().back();
        page.shows("Password");
        assertFalse(page.text().contains(number), page.text());
    }

    @Test
    void aSessionThatIsOverAsksForAnother() throws Exception {
        String number = node.planned();
        refusals = new String[] {"401 /api/v1/numbers/" + number};
        node.account("late", Role.DESK);
        node.letLogIn("late");
        page.resume(node.session("late"));
        node.endSessions("late");
        page.go("#/" + number);
        page.shows("Your session has ended. Log in again.");
        page.logIn("late", ConsoleNode.PASSWORD, "");
        page.shows(number);
    }

    @Test
    void theKeyboardAloneIsEnough() throws Exception {
        String number = node.planned();
        page.keys("desk", Keys.TAB, ConsoleNode.PASSWORD, Keys.ENTER);
        page.shows("Log out");
        page.tabTo("Find a number or a subscriber");
        page.keys(number, Keys.ENTER);
        page.shows(ConsoleNode.OWNER);
        page.tabTo("Settings");
        page.keys(Keys.ENTER);
        page.shows("Where calls go: office");
        page.tabTo("Destination");
        page.keys(Keys.chord(Keys.CONTROL, "a"), "010-55509009");
        page.tabTo("Save");
        page.keys(Keys.ENTER);
        page.shows("Saved and in effect.");
        page.tabTo("Suspend");
        page.keys(Keys.ENTER);
        assertEquals("Reason, kept with the change", page.nameOf(page.focused()));
        page.keys(Keys.ESCAPE);
        assertEquals("Suspend", page.nameOf(page.focused()));
        page.keys(Keys.ENTER, "unpaid", Keys.ENTER);
        page.shows("Resume");
        assertEquals("unpaid", node.api(number, "history", "/items/0/why"));
        for (String tab : TABS) {
            page.open(number, tab, "Resume");
            assertFalse(("\n" + page.names() + "\n").contains("\n\n"), tab + ": " + page.names());
        }
    }

    @Test
    void aNarrowScreenIsWideEnough() throws Exception {
        String number = node.planned();
        node.keep(Calls.to(number), number);
        chromium.screen(360, 740);
        assertEquals(0, page.overflow(), "login");
        page.resume(node.session("desk"));
        for (String other : List.of("中文", "English")) {
            page.press(other);
            page.go("#/");
            page.await("numbers", () -> page.all("tbody tr").size() > 3);
            assertEquals(0, page.overflow(), "numbers, with " + other);
            for (String tab : TABS) {
                page.open(number, tab, number);
                assertEquals(0, page.overflow(), tab + ", with " + other);
            }
        }
    }
}
