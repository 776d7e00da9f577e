package org.tollbridge.node.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The console as a person sees and uses it: by the words on its pages. */
final class ConsolePage {

    private static final String CONTROLS = "//*[self::input or self::select or self::textarea]";

    /** The name of an element, as a function; what only stands in a field as a hint does not count. */
    private static final String NAME = "e => (e.getAttribute('aria-label')"
            + " || (e.labels && e.labels[0] ? e.labels[0].querySelector('span') : e).textContent).trim()";

    private static final String COOKIE = "tollbridge-session";
    private static final int MOST_STOPS = 60;

    private final ChromeDriver driver;
    private final String url;

    ConsolePage(ChromeDriver driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    /** The page for who is not logged in, in English. */
    void openAnew() throws Exception {
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", url, "storageTypes", "local_storage"));
        driver.get(url + "/console");
        shows("Log in");
    }

    /** Goes to an address of the console. */
    void go(String hash) {
        driver.executeScript("location.hash = arguments[0]", hash);
    }

    void logIn(String name, String password, String code) throws Exception {
        enter("Account", name);
        enter("Password", password);
        enter("Code of the second factor, if you have one", code);
        press("Log in");
    }

    /** The page of an account that has logged in before, by its session's secret. */
    void resume(String secret) throws Exception {
        driver.manage().addCookie(new Cookie(COOKIE, secret));
        driver.navigate().refresh();
        shows("Log out");
    }

    /** Opens a page of a number, and waits for its data and a text. */
    void open(String number, String tab, String text) throws Exception {
        go("#/" + number + "/" + tab);
        await(
                number + " " + tab,
                () -> find("//nav/a[@aria-current]").getDomProperty("href").endsWith(number + "/" + tab));
        await("loaded", () -> !all("main .card, main img").isEmpty());
        shows(text);
    }

    WebElement find(String xpath) {
        return driver.findElement(By.xpath(xpath));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The control with a label, such as "Reason", or "Limits/Calls per month" in a group of them. */
    WebElement control(String label) {
        int group = label.indexOf('/');
        String place = group < 0 ? "" : "//fieldset[legend[normalize-space()='" + label.substring(0, group) + "']]";
        return find(place + "//label[span[normalize-space()='" + label.substring(group + 1) + "']]" + CONTROLS);
    }

    /** What is said to be wrong with a control, beside it. */
    String faultOf(String label) {
        return control(label).findElement(By.xpath("following-sibling::small")).getText();
    }

    WebElement button(String text) {
        return find("//*[not(ancestor::dialog) or ancestor::dialog[@open]]/button[normalize-space()='" + text + "']");
    }

    void enter(String label, String text) throws Exception {
        await("a control for " + label, () -> control(label).isDisplayed());
        WebElement control = control(label);
        control.clear();
        control.sendKeys(text);
    }

    void choose(String label, String option) {
        control(label)
                .findElement(By.xpath("option[normalize-space()='" + option + "']"))
                .click();
    }

    String valueOf(String label) {
        return Optional.ofNullable(control(label).getDomProperty("value")).orElse("");
    }

    void press(String text) throws Exception {
        await("a button " + text, () -> button(text).isDisplayed());
        button(text).click();
    }

    /** Saves settings, and waits until the page is shown anew with them. */
    void save() throws Exception {
        WebElement button = button("Save");
        button.click();
        await("saved", () -> isGone(button));
        shows("Saved and in effect.");
    }

    private boolean isGone(WebElement element) {
        try {
            return script("return arguments[0].isConnected", element).equals("false");
        } catch (StaleElementReferenceException gone) {
            return true;
        }
    }

    /** Presses keys, wherever the keyboard is. */
    void keys(CharSequence... keys) {
        for (CharSequence each : keys) {
            focused().sendKeys(each);
        }
    }

    /** Presses the tabulator until a control or link with this name has the keyboard. */
    void tabTo(String name) {
        for (int i = 0; i < MOST_STOPS; i++) {
            if (script("return (" + NAME + ")(document.activeElement)").equals(name)) {
                assertEquals("true", focusIsSeen(), "the focus on " + name + " is not seen");
                return;
            }
            keys(Keys.TAB);
        }
        throw new AssertionError("the tabulator does not reach " + name);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** The name by which a screen reader tells an element. */
    String nameOf(WebElement element) {
        return script("return (" + NAME + ")(arguments[0])", element);
    }

    private String focusIsSeen() {
        return script("const s = getComputedStyle(document.activeElement);"
                + "return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2");
    }

    String text() {
        return find("//body").getText();
    }

    void shows(String text) throws Exception {
        await("the page shows '" + text + "'", () -> text().contains(text));
    }

    void await(String what, Callable<Boolean> condition) throws Exception {
        try {
            Until.holds(what, () -> {
                try {
                    return condition.call();
                } catch (NoSuchElementException | StaleElementReferenceException notYet) {
                    return false;
                }
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nThe page has:\n" + text(), e);
        }
    }

    /** The cells of the first row of the table that has a text in it. */
    List<String> row(String text) {
        return find("//tbody/tr[contains(., '" + text + "')]").findElements(By.tagName("td")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Names of what can be used on the page, of which each should have one, with a line for each. */
    String names() {
        return script("return [...document.querySelectorAll('a, button, input, select, textarea')]"
                + ".filter(e => e.checkVisibility()).map(" + NAME + ").join('\\n')");
    }

    String cookie() {
        return COOKIE + "=" + driver.manage().getCookieNamed(COOKIE).getValue();
    }

    /** Keys of words that not both languages have. */
    String wordsOfOneLanguage() {
        return words("""
                const keys = Object.values(WORDS).map(Object.keys);
                done(keys.flat().filter(key => !keys.every(each => each.includes(key))).join());
                """);
    }

    /** English words of the console, and keys of words, that stand on a page which is to be Chinese. */
    String foreignWords() {
        return words("""
                const body = document.body.cloneNode(true);
                body.querySelectorAll('[lang=en]').forEach(each => each.remove());
                const stands = word => new RegExp(
                  '(^|[^\\\\w-])' + word.replace(/[^\\w]/g, '\\\\$&') + '($|[^\\\\w-])').test(body.textContent);
                done(Object.entries(WORDS.en).flat().filter(each => each.length > 2 && stands(each)).join());
                """);
    }

    private String words(String script) {
        return String.valueOf(driver.executeAsyncScript(
                "const done = arguments[0];" + "import('/console/words.js').then(({ WORDS }) => {" + script + "});"));
    }

    /** What a script that a test runs in the page returns. */
    String script(String text, Object... arguments) {
        return String.valueOf(driver.executeScript(text, arguments));
    }

    /** How many pixels the page is wider than what it is seen through. */
    long overflow() {
        return ((Number)
                        driver.executeScript(
                                "const d = document.documentElement; return Math.max(d.scrollWidth, document.body.scrollWidth) - d.clientWidth"))
                .longValue();
    }
}
