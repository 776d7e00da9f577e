package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium without a screen, and its chromedriver. Where they are not installed its tests are skipped, unless
 * {@code -Dtollbridge.chromium=required} makes that a failure.
 */
final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Pattern REFUSED =
            Pattern.compile("https?://[^/]+(/api/v1/\\S+) - Failed to load resource: .*status of (\\d+).*");

    /** It warns of each Chromium that is newer than it, which is no matter for what is used here. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one with a profile of its own, in an empty folder. */
    static Chromium start(Path profile) {
        if (!Files.isExecutable(BROWSER) || !Files.isExecutable(DRIVER)) {
            String absent = "Chromium is not installed; on Debian: apt install chromium chromium-driver";
            if ("required".equals(System.getProperty("tollbridge.chromium"))) {
                Assertions.fail(absent);
            }
            Assumptions.abort(absent);
        }
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-GB",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Shows pages as a screen of so many pixels does. */
    void screen(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /**
     * Asserts that the browser has complained of nothing since it was asked before: no error of a script, no breach of the page's
     * policy. What the API refuses is in its log too.
     *
     * @param refusals those that were meant, such as "422 /api/v1/numbers/8008101234/settings"
     */
    void assertNoComplaints(String... refusals) {
        Set<String> told = new TreeSet<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            Matcher refused = REFUSED.matcher(entry.getMessage());
            told.add(
                    refused.matches()
                            ? refused.group(2) + " " + refused.group(1)
                            : entry.getLevel().getName().toLowerCase(Locale.ROOT) + " " + entry.getMessage());
        }
        List.of(refusals).forEach(told::remove);
        // Whether somebody is logged in, and whether a plan is of a template: no is an answer to that.
        told.removeIf(each -> each.matches("401 /api/v1/session|404 /api/v1/numbers/[0-9]+/template"));
        assertEquals(Set.of(), told);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
