package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Passwords;
import org.tollbridge.provisioning.access.Role;
import org.tollbridge.provisioning.access.Totp;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.provisioning.inventory.Subscriber;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.service.plan.PlanRules;
import org.tollbridge.service.plan.ServiceClasses;

/** Accounts, passwords and tokens, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AccountsTest {

    private static final Intent ADMIN = Intent.of(new Author("admin", ""));
    private static final String PASSWORD = "correct horse battery";
    private static final Passwords PASSWORDS = new Passwords();

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-28T08:00:00Z");
    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void open() throws StoreException {
        opened = Optional.of(NumberStore.open(database.fresh(folder), () -> now));
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private NumberStore store() {
        return opened.orElseThrow();
    }

    private Tokens tokens() {
        return new Tokens(store());
    }

    private Accounts accounts() {
        return new Accounts(store(), PASSWORDS);
    }

    private static Account account(String name, Role role, String subscriber) {
        return new Account(name, role, subscriber, true, Optional.empty());
    }

    private Optional<Account> login(String password) throws StoreException {
        return accounts().login("ann", password, "", "test");
    }

    private void addAnn() throws StoreException {
        accounts().put(account("ann", Role.DESK, ""), ADMIN);
        accounts().setPassword("ann", PASSWORD, ADMIN);
    }

    /** Of a password that is not looked at nobody can say that it was wrong. */
    @Test
    void whoIsTurnedAwayBecauseTooManyLogInHasNotFailed() throws StoreException {
        addAnn();
        Accounts busy = new Accounts(store(), new Passwords(0, Duration.ZERO));
        for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
            assertThrows(BusyException.class, () -> busy.login("ann", PASSWORD, "", "test"));
        }
        assertEquals(Optional.empty(), accounts().find("ann").orElseThrow().lockedUntil());
        assertTrue(login(PASSWORD).isPresent());
    }

    @Test
    void anEmptyStoreGetsOneAdministratorOnce() throws StoreException {
        String secret = accounts().first().orElseThrow();
        assertTrue(secret.matches("([A-Z2-9]{5}-){4}[A-Z2-9]{5}"), secret);
        assertEquals(Optional.empty(), accounts().first());
        Account admin = accounts().login("admin", secret, "", "test").orElseThrow();
        assertEquals(Role.ADMINISTRATOR, admin.role());
        assertTrue(admin.oneTime());
        accounts().setPassword("admin", PASSWORD, ADMIN);
        assertEquals(Optional.empty(), accounts().login("admin", secret, "", "test"), "the secret is good once");
        assertFalse(
                accounts().login("admin", PASSWORD, "", "test").orElseThrow().oneTime());
    }

    @Test
    void anAccountWithoutAPasswordCannotLogIn() throws StoreException {
        accounts().put(account("ann", Role.DESK, ""), ADMIN);
        assertEquals(Optional.empty(), login(""));
        assertEquals(Optional.empty(), login("nobody has this password"));
        assertEquals(Optional.empty(), accounts().login("nobody", "nobody has this password", "", "test"));
    }

    @Test
    void rightPasswordsAtTheSameMomentAreNotTakenForGuesses() throws Exception {
        addAnn();
        Accounts accounts = accounts();
        try (ExecutorService threads = Executors.newFixedThreadPool(Accounts.MOST_FAILURES + 1)) {
            List<Future<Optional<Account>>> logins =
                    threads.invokeAll(Collections.nCopies(Accounts.MOST_FAILURES + 1, () -> patiently(accounts)));
            for (Future<Optional<Account>> login : logins) {
                assertTrue(login.get().isPresent());
            }
        }
    }

    private static Optional<Account> patiently(Accounts accounts) throws StoreException {
        for (int left = Accounts.MOST_FAILURES; ; left--) {
            try {
                return accounts.login("ann", PASSWORD, "", "test");
            } catch (BusyException machine) {
                if (left == 0) {
                    throw machine;
                }
            }
        }
    }

    @Test
    void wrongPasswordsLockAnAccountForATime() throws StoreException {
        addAnn();
        for (int i = 0; i < Accounts.MOST_FAILURES - 1; i++) {
            assertEquals(Optional.empty(), login("wrong"));
        }
        assertTrue(login(PASSWORD).isPresent(), "four wrong ones are forgiven");
        for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
            assertEquals(Optional.empty(), login("wrong"));
        }
        assertEquals(Optional.empty(), login(PASSWORD), "locked");
        assertEquals(
                Optional.of(now.plus(Accounts.LOCK)),
                accounts().find("ann").orElseThrow().lockedUntil());
        assertEquals(
                "lock",
                new Audit(store())
                        .lines(new Audit.Filter("account", "ann", ""), Audit.Position.END, 1)
                        .getFirst()
                        .step());
        now = now.plus(Accounts.LOCK);
        assertTrue(login(PASSWORD).isPresent(), "the lock has ended");
        assertEquals(Optional.empty(), accounts().find("ann").orElseThrow().lockedUntil());
    }

    @Test
    void whoKnowsANameAloneLocksNobodyOutWhereItHasLoggedInBefore() throws StoreException {
        addAnn();
        assertTrue(login(PASSWORD).isPresent());
        for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
            assertEquals(Optional.empty(), accounts().login("ann", "wrong", "", "elsewhere"));
            assertTrue(login(PASSWORD).isPresent(), "which forgives nothing that was wrong elsewhere");
        }
        Instant until = now.plus(Accounts.LOCK);
        assertEquals(Optional.empty(), accounts().login("ann", PASSWORD, "", "elsewhere"), "locked there");
        assertEquals(Optional.empty(), accounts().login("ann", PASSWORD, "", "a third place"), "and there");
        assertEquals(Optional.of(until), accounts().find("ann").orElseThrow().lockedUntil(), "for others");

        for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
            assertEquals(Optional.empty(), login("wrong"));
        }
        assertEquals(Optional.empty(), login(PASSWORD), "a place that is known is locked as well");
        accounts().setPassword("ann", PASSWORD, ADMIN);
        assertTrue(login(PASSWORD).isPresent(), "a new password ends all locks");
    }

    @Test
    void allAddressesOfAnIpv6NetworkAreOnePlace() throws StoreException {
        addAnn();
        assertTrue(accounts().login("ann", PASSWORD, "", "api 2001:db8:0:7::1").isPresent());
        for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
            assertEquals(Optional.empty(), accounts().login("ann", "wrong", "", "api 2001:db8:0:7::" + (i + 2)));
        }
        assertEquals(Optional.empty(), accounts().login("ann", PASSWORD, "", "api 2001:db8:0:7::1"), "locked there");
    }

    @Test
    void aFewPlacesOfAnAccountAreKnownUntilItGetsANewSecret() throws StoreException {
        addAnn();
        for (int i = 0; i <= LoginPlaces.MOST; i++) {
            now = now.plusSeconds(1);
            enter("place " + i);
        }
        assertFalse(knows("place 0"));
        assertTrue(knows("place 1") && knows("place " + LoginPlaces.MOST));
        String unused = accounts().giveSecret("ann", ADMIN);
        assertFalse(knows("place 1"));
    }

    private void enter(String place) throws StoreException {
        boolean fromElsewhere = store().note(handle -> LoginPlaces.enter(handle, "ann", place, now));
        assertTrue(fromElsewhere);
    }

    private boolean knows(String place) throws StoreException {
        return store().note(handle -> LoginPlaces.knows(handle, "ann", place));
    }

    @Test
    void tokensAreGoodUntilTheyExpireOrThePasswordChanges() throws StoreException {
        addAnn();
        Account ann = accounts().find("ann").orElseThrow();
        Tokens.Issued issued = tokens().issue(ann, "crm", List.of("numbers:read"), Duration.ofDays(1), ADMIN);
        assertTrue(issued.secret().matches("tb_[A-Za-z0-9_-]{43}"), issued.secret());
        Tokens.Shown shown = tokens().shown(issued.secret()).orElseThrow();
        assertEquals(ann, shown.account());
        assertEquals(issued.token(), shown.token());
        assertTrue(shown.token().allows("numbers:read"));
        assertFalse(shown.token().allows("numbers:write"));
        assertEquals(Optional.empty(), tokens().shown(issued.secret() + "x"));
        now = now.plus(Duration.ofDays(1));
        assertEquals(Optional.empty(), tokens().shown(issued.secret()));
        assertEquals(List.of(), tokens().tokens("ann"));
        Tokens.Issued second = tokens().issue(ann, "", List.of(), Duration.ofDays(1), ADMIN);
        accounts().setPassword("ann", PASSWORD + "!", ADMIN);
        assertEquals(Optional.empty(), tokens().shown(second.secret()));
        Tokens.Issued third = tokens().issue(ann, "", List.of(), Duration.ofDays(1), ADMIN);
        assertThrows(
                AbsentException.class,
                () -> tokens().removeToken("bob", third.token().id(), ADMIN));
        tokens().removeToken("ann", third.token().id(), ADMIN);
        assertEquals(Optional.empty(), tokens().shown(third.secret()));
        tokens().issue(ann, "", List.of(), Duration.ofDays(1), ADMIN);
        accounts().remove("ann", ADMIN);
        assertEquals(List.of(), tokens().tokens("ann"));
    }

    @Test
    void noSecretIsKeptAnywhere() throws StoreException {
        addAnn();
        String secret = tokens().issue(
                        accounts().find("ann").orElseThrow(), "crm", List.of(), Duration.ofDays(1), ADMIN)
                .secret();
        String trail = new Audit(store())
                .lines(Audit.Filter.ALL, Audit.Position.END, 100)
                .toString();
        String kept = store().read(handle -> handle.createQuery(
                        "select secret_hash from api_token union all" + " select password_hash from account")
                .mapTo(String.class)
                .list()
                .toString());
        assertTrue(kept.contains("$argon2id$"), kept);
        assertFalse((trail + kept).contains(PASSWORD));
        assertFalse((trail + kept).contains(secret));
        assertFalse(trail.contains("argon2"), "hashes are nobody's business");
    }

    @Test
    void whatIsWrongWithAnAccountIsSaid() throws StoreException {
        for (Account wrong : List.of(
                account("a b", Role.DESK, ""),
                account("ann", Role.DESK, "acme"),
                account("ann", Role.SUBSCRIBER_USER, ""),
                account("ann", Role.SUBSCRIBER_USER, "nobody"))) {
            RefusedException fault =
                    assertThrows(RefusedException.class, () -> accounts().put(wrong, ADMIN));
            assertEquals(1, fault.faults().size(), wrong.toString());
        }
        Inventory desk = new Inventory(store(), new PlanRules(NumberPlan.china(), ServiceClasses.china()));
        desk.put(Subscriber.named("acme"), ADMIN);
        accounts().put(account("ann", Role.SUBSCRIBER_USER, "acme"), ADMIN);
        assertThrows(RefusedException.class, () -> desk.removeSubscriber("acme", ADMIN));
        assertThrows(RefusedException.class, () -> accounts().setPassword("ann", "short", ADMIN));
        assertThrows(AbsentException.class, () -> accounts().setPassword("bob", PASSWORD, ADMIN));
    }

    @Test
    void theLastAdministratorStays() throws StoreException {
        accounts().put(new Account("root", Role.ADMINISTRATOR, "", true, Optional.empty()), ADMIN);
        accounts().put(new Account("second", Role.ADMINISTRATOR, "", true, Optional.empty()), ADMIN);
        for (Account each : accounts().list("", Optional.empty(), 100)) {
            if (each.role() == Role.ADMINISTRATOR && !each.name().equals("root")) {
                accounts().remove(each.name(), ADMIN);
            }
        }
        assertThrows(RefusedException.class, () -> accounts().remove("root", ADMIN));
        Account asDesk = new Account("root", Role.DESK, "", true, Optional.empty());
        assertThrows(RefusedException.class, () -> accounts().put(asDesk, ADMIN));
        accounts().put(new Account("third", Role.ADMINISTRATOR, "", true, Optional.empty()), ADMIN);
        accounts().put(asDesk, ADMIN);
        assertEquals(Role.DESK, accounts().find("root").orElseThrow().role());
    }

    @Test
    void aSecondFactorIsAskedForOnceItWasShownAndGoesWithAOneTimeSecret() throws StoreException {
        addAnn();
        String secret = accounts().beginCodes("ann");
        assertTrue(login(PASSWORD).isPresent(), "it is not needed yet");
        assertThrows(RefusedException.class, () -> accounts().confirmCodes("ann", "000000", ADMIN));
        String first = Totp.code(secret, store().now());
        accounts().confirmCodes("ann", first, ADMIN);
        assertTrue(accounts().find("ann").orElseThrow().secondFactor());
        assertThrows(RefusedException.class, () -> accounts().beginCodes("ann"));
        assertEquals(Optional.empty(), login(PASSWORD));
        assertEquals(Optional.empty(), accounts().login("ann", PASSWORD, first, "test"), "it was taken before");
        String second = Totp.code(secret, store().now().plusSeconds(30));
        assertEquals(Optional.empty(), accounts().login("ann", "another password", second, "test"));
        assertTrue(accounts().login("ann", PASSWORD, second, "test").isPresent());
        for (int i = 0; i < Accounts.MOST_FAILURES; i++) {
            assertEquals(Optional.empty(), accounts().login("ann", PASSWORD, "12345", "test"));
        }
        assertTrue(accounts().find("ann").orElseThrow().lockedUntil().isPresent(), "wrong codes lock it too");
        String help = accounts().giveSecret("ann", ADMIN);
        assertFalse(login(help).orElseThrow().secondFactor());
    }
}
