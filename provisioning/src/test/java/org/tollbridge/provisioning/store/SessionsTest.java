package org.tollbridge.provisioning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Intent;

/** How long sessions of browsers last, on each database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SessionsTest {

    private static final Intent ANN = Intent.of(new Author("ann", ""));
    private static final Account ACCOUNT = new Account("ann", Role.DESK, "", true, Optional.empty());
    private static final Duration SHORT = Tokens.IDLE.minusSeconds(1);

    @Parameter
    private TestDatabase database = TestDatabase.H2;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-28T08:00:00Z");
    private Optional<NumberStore> opened = Optional.empty();

    @BeforeEach
    void open() throws StoreException {
        opened = Optional.of(NumberStore.open(database.fresh(folder), () -> now));
        accounts().put(ACCOUNT, ANN);
    }

    @AfterEach
    void close() {
        opened.ifPresent(NumberStore::close);
    }

    private Accounts accounts() {
        return new Accounts(opened.orElseThrow(), new Passwords());
    }

    private Tokens tokens() {
        return new Tokens(opened.orElseThrow());
    }

    private boolean lives(String secret) throws StoreException {
        return tokens().session(secret).isPresent();
    }

    @Test
    void aSessionThatIsUsedLivesUntilItsEndAndOneThatIsNotEndsBefore() throws StoreException {
        String used = tokens().beginSession(ACCOUNT, ANN).secret();
        String left = tokens().beginSession(ACCOUNT, ANN).secret();
        Instant end = now.plus(Tokens.SESSION);
        while (now.plus(SHORT).isBefore(end)) {
            now = now.plus(SHORT);
            assertTrue(lives(used), "at " + now);
        }
        assertTrue(!lives(left), "nobody used it");
        now = end;
        assertTrue(!lives(used), "it lasts no longer than this in any case");
    }

    @Test
    void anAccountHasFewSessionsAndThatWhichWasNotUsedForLongGoesFirst() throws StoreException {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < Tokens.MOST_SESSIONS; i++) {
            secrets.add(tokens().beginSession(ACCOUNT, ANN).secret());
            now = now.plusSeconds(1);
        }
        now = now.plus(Duration.ofMinutes(5));
        assertTrue(lives(secrets.getFirst()), "it is used");
        tokens().beginSession(ACCOUNT, ANN);
        assertTrue(lives(secrets.getFirst()));
        assertTrue(!lives(secrets.get(1)));
        assertTrue(lives(secrets.get(2)));
    }

    @Test
    void aSessionIsNoTokenAndATokenNoSession() throws StoreException {
        String session = tokens().beginSession(ACCOUNT, ANN).secret();
        String token =
                tokens().issue(ACCOUNT, "", List.of(), Duration.ofDays(1), ANN).secret();
        assertEquals(Optional.empty(), tokens().shown(session));
        assertEquals(Optional.empty(), tokens().session(token));
        assertEquals(2, tokens().tokens("ann").size(), "both can be seen and removed");
    }

    @Test
    void aSessionEndsThoughItsAccountHasAsManyTokensAsThereMayBe() throws StoreException {
        Tokens.Issued session = tokens().beginSession(ACCOUNT, ANN);
        for (int i = 1; i < Tokens.MOST_TOKENS; i++) {
            now = now.plusSeconds(1);
            tokens().issue(ACCOUNT, "", List.of(), Duration.ofDays(1), ANN);
        }
        now = now.plusSeconds(1);
        tokens().beginSession(ACCOUNT, ANN);
        assertEquals(Tokens.MOST_TOKENS + 1, tokens().tokens("ann").size());
        tokens().removeToken("ann", session.token().id(), ANN);
        assertTrue(!lives(session.secret()), "its browser has logged out");
    }

    @Test
    void sessionsEndWithThePasswordAndWithTheAccount() throws StoreException {
        String before = tokens().beginSession(ACCOUNT, ANN).secret();
        accounts().setPassword("ann", "a long and good one", ANN);
        assertTrue(!lives(before));
        String after = tokens().beginSession(ACCOUNT, ANN).secret();
        assertTrue(lives(after));
        accounts().remove("ann", Intent.of(new Author("root", "")));
        assertTrue(!lives(after));
    }
}
