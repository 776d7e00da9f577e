package org.tollbridge.node.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tollbridge.service.number.NumberPlan;
import org.tollbridge.wire.sccp.PointCodeLength;

/**
 * A key as described by its {@link Config} annotation.
 *
 * @param name name, with dots between levels; keys of list items have {@code []} after the list's name
 */
record KeyDescription(
        String name,
        Kind kind,
        String fallback,
        String unit,
        long min,
        long max,
        List<String> choices,
        boolean optional,
        String text) {

    /** The word that stands for "no value" where a key allows it. */
    static final String NONE = "none";

    static KeyDescription of(String name, Config config) {
        return new KeyDescription(
                name,
                config.kind(),
                config.fallback(),
                config.unit(),
                config.min(),
                config.max(),
                List.of(config.choices()),
                config.optional(),
                config.text());
    }

    /** The environment variable that overrides the key: TOLLBRIDGE_M3UA_PORT for {@code m3ua.port}. */
    String environmentVariable() {
        return "TOLLBRIDGE_" + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether the key belongs to the items of a list. */
    boolean ofItem() {
        return name.contains("[]");
    }

    /** Whether a value is required because there is no default. */
    boolean required() {
        return fallback.isEmpty() && kind != Kind.LIST && kind != Kind.TREE;
    }

    /** The allowed values, in words that follow "must be". */
    String allowed() {
        String allowed = switch (kind) {
            case INTEGER -> "a whole number from " + min + " to " + max + (unit.isEmpty() ? "" : " (" + unit + ")");
            case FLAG -> "true or false";
            case CHOICE -> "one of " + String.join(", ", choices);
            case TEXT -> "a text of 1 to " + max + " characters";
            case NUMBERS -> "whole numbers from " + min + " to " + max + ", separated by commas";
            case WORDS -> "words of at most " + max + " characters, separated by commas";
            case POINT_CODE -> "a point code such as 1, 0x1 or 0-0-1";
            case POINT_CODES -> "point codes such as 1, 0x1 or 0-0-1, separated by commas";
            case AREA_CODE -> "an area code without leading 0, such as 10";
            case ZONE -> "a time zone such as Asia/Shanghai";
            case LIST -> "a list";
            case TREE -> "a mapping of keys";
        };
        return optional ? allowed + ", or " + NONE : allowed;
    }

    /** Checks a value as written; returns its fault, or empty. */
    Optional<String> check(String value) {
        if (optional && value.equals(NONE)) {
            return Optional.empty();
        }
        boolean good = switch (kind) {
            case INTEGER -> isNumberInRange(value);
            case FLAG -> value.equals("true") || value.equals("false");
            case CHOICE -> choices.contains(value);
            case TEXT ->
                !value.isBlank() && value.length() <= max && value.chars().noneMatch(Character::isISOControl);
            case NUMBERS -> items(value).stream().allMatch(this::isNumberInRange);
            case WORDS -> items(value).stream().allMatch(word -> !word.isEmpty() && word.length() <= max);
            case POINT_CODE -> isPointCode(value);
            case POINT_CODES -> items(value).stream().allMatch(KeyDescription::isPointCode);
            case AREA_CODE -> NumberPlan.china().hasArea(value);
            case ZONE -> isZone(value);
            case LIST, TREE -> false;
        };
        return good ? Optional.empty() : Optional.of("must be " + allowed());
    }

    private static boolean isPointCode(String value) {
        return Arrays.stream(PointCodeLength.values())
                .anyMatch(length -> length.parse(value).isPresent());
    }

    private boolean isNumberInRange(String value) {
        try {
            long number = number(value);
            return number >= min && number <= max;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static List<String> items(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    static long number(String value) {
        return value.startsWith("0x") ? Long.parseLong(value, 2, value.length(), 16) : Long.parseLong(value);
    }

    private static boolean isZone(String value) {
        try {
            ZoneId.of(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
