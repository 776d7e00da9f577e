package org.tollbridge.provisioning.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tollbridge.provisioning.access.Account;
import org.tollbridge.provisioning.access.Secrets;
import org.tollbridge.provisioning.access.Token;
import org.tollbridge.provisioning.api.Access.Reach;
import org.tollbridge.provisioning.form.FieldType;
import org.tollbridge.provisioning.form.Form;
import org.tollbridge.provisioning.form.FormException;
import org.tollbridge.provisioning.form.JsonText;
import org.tollbridge.provisioning.form.UnreadableJsonException;
import org.tollbridge.provisioning.inventory.Author;
import org.tollbridge.provisioning.inventory.Expected;
import org.tollbridge.provisioning.inventory.Intent;
import org.tollbridge.service.number.NormalNumber;
import org.tollbridge.service.number.NumberKind;
import org.tollbridge.service.number.NumberPlan;

/**
 * A request from a client that may use the route.
 *
 * @param caller the client's account; empty on a route open to everyone
 * @param token the token used; empty when it was a password
 */
record Call(Route route, Asked asked, Optional<Account> caller, Optional<Token> token, Reach reach) {

    static final int USUAL_PAGE = 100;
    static final int LONGEST_PAGE = 1_000;
    private static final int LONGEST_KEY = 64;
    private static final Pattern TAG = Pattern.compile("\"([0-9a-f]{1,64})\"");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(30)
                            .maxNumberLength(30)
                            .maxStringLength(Takes.PLAN)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Same call with the complete request. */
    Call with(Asked whole) {
        return new Call(route, whole, caller, token, reach);
    }

    Account account() {
        return caller.orElseThrow();
    }

    /** The only subscriber whose data may be seen; empty when all may be. */
    Optional<String> owner() {
        return reach == Reach.OWN ? Optional.of(account().subscriber()) : Optional.empty();
    }

    /** Whether a subscriber's data may be seen. */
    boolean sees(String subscriber) {
        return owner().isEmpty() || owner().get().equals(subscriber);
    }

    /** The body as text. */
    String text() throws ProblemException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(asked.body().duplicate())
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.Kind.UNREADABLE, "the body is not UTF-8");
        }
    }

    /** The body as JSON. */
    JsonNode json() throws ProblemException {
        String type = asked.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith(Answer.JSON)) {
            throw new ProblemException(
                    Problem.Kind.WRONG_TYPE, "the body must be JSON; set content-type: application/json");
        }
        try {
            JsonNode tree = JsonText.read(JSON, text());
            if (tree.isMissingNode()) {
                throw new ProblemException(Problem.Kind.UNREADABLE, "the body is empty; JSON is required");
            }
            return tree;
        } catch (UnreadableJsonException e) {
            throw new ProblemException(Problem.Kind.UNREADABLE, "the body is not valid JSON, in " + e.words());
        }
    }

    /** The body as a record. */
    <T> T read(Form<T> form) throws ProblemException, FormException {
        return form.read(json());
    }

    /** The author, with the reason from the query. */
    Author author() throws ProblemException {
        return author(asked.query("why"));
    }

    /** The author of the requested change. */
    Author author(String why) throws ProblemException {
        try {
            return new Author(account().name(), why, "api " + asked.address());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Kind.UNREADABLE, "why: " + e.getMessage());
        }
    }

    /** Author and conditions of the requested change. */
    Intent intent(String why) throws ProblemException {
        // An invalid key is refused before the author is needed, which not every request has.
        Optional<Intent.Once> once = once();
        return new Intent(author(why), expected(), once);
    }

    Intent intent() throws ProblemException {
        return intent(asked.query("why"));
    }

    private Expected expected() throws ProblemException {
        Optional<String> match = asked.header("if-match");
        Optional<String> none = asked.header("if-none-match");
        switch (route.conditions()) {
            case NONE, ADDS -> {
                return new Expected.Anything();
            }
            case VERSION_OR_NEW -> {
                if (match.isEmpty() && none.filter("*"::equals).isPresent()) {
                    return new Expected.Nothing();
                }
            }
            case VERSION -> {}
        }
        Matcher tag = TAG.matcher(match.orElse("").strip());
        if (match.isEmpty()) {
            throw new ProblemException(
                    Problem.Kind.NO_VERSION,
                    "identify the version to change with If-Match: and the ETag that was read"
                            + (route.conditions() == Route.Conditions.VERSION_OR_NEW
                                    ? "…, or use If-None-Match: * for a new record"
                                    : ""));
        }
        if (!tag.matches()) {
            throw new ProblemException(
                    Problem.Kind.CHANGED, "If-Match: " + match.get() + " is not an ETag that this API returns");
        }
        return new Expected.Version(tag.group(1));
    }

    /**
     * The digits of the service number in the query; empty when there is none.
     *
     * @throws ProblemException when it is not a service number
     */
    String number(NumberPlan numbers) throws ProblemException {
        String written = asked.query("number");
        if (written.isEmpty()) {
            return "";
        }
        NormalNumber number = numbers.read(written);
        if (number.kind() != NumberKind.SERVICE) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE,
                    "number: '" + written + "' is not a service number; give one such as 8008101234");
        }
        return number.digits();
    }

    /** Whether it creates a new record, so that the response is 201. */
    boolean adds() throws ProblemException {
        return route.conditions() == Route.Conditions.ADDS || expected() instanceof Expected.Nothing;
    }

    private Optional<Intent.Once> once() throws ProblemException {
        Optional<String> key = asked.header("idempotency-key");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (!route.takesKey()) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE,
                    "Idempotency-Key is not accepted here: the response contains a secret, or the request can be"
                            + " repeated safely");
        }
        if (key.get().isBlank()
                || key.get().length() > LONGEST_KEY
                || key.get().chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE, "Idempotency-Key must have 1 to " + LONGEST_KEY + " characters");
        }
        return Optional.of(new Intent.Once(key.get(), fingerprint()));
    }

    /** Distinguishes this request from another with the same key. */
    String fingerprint() {
        return Secrets.hash(asked.method() + " " + asked.path() + " " + new TreeMap<>(asked.query()) + " "
                + asked.header("if-match").orElse("") + " "
                + StandardCharsets.ISO_8859_1.decode(asked.body().duplicate()));
    }

    /** Number of records requested. */
    int limit() throws ProblemException {
        return limit(USUAL_PAGE);
    }

    /** Number requested, at most {@value #LONGEST_PAGE}; {@code usual} when not given. */
    int limit(int usual) throws ProblemException {
        String text = asked.query("limit");
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST_PAGE) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE, "limit must be a whole number from 1 to " + LONGEST_PAGE);
        }
        return Integer.parseInt(text);
    }

    /** The key after which a page begins; empty for the first. */
    String after() throws ProblemException {
        String cursor = asked.query("after");
        try {
            String after = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (!FieldType.isText(after)) {
                throw new IllegalArgumentException("no key");
            }
            return after;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.Kind.UNREADABLE,
                    "after is not a value that this API returned; use next of the previous page");
        }
    }

    /** Position of the page after a key, in the form read by {@link #after}. */
    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
