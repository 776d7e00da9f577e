package org.tollbridge.adapter.dialect;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/** Compiles the elements of a layout from their settings. */
final class LayoutParser {
    private static final int DEEPEST = 8;
    private static final Pattern TAG = Pattern.compile("\\[(?:(UNIVERSAL|APPLICATION|PRIVATE) )?(\\d{1,8})]");

    /** Keys by kind of element: the key that selects the kind, and the keys allowed beside it. */
    private static final Map<String, Set<String>> KINDS = Map.of(
            "literal", Set.of(),
            "bcd", Set.of("digits", "width", "order", "filler", "align", "strip", "header"),
            "unsigned", Set.of("width", "times", "unit", "plus", "most", "order"),
            "integer", Set.of("times", "unit", "plus"),
            "ascii", Set.of("most", "width", "filler", "align"),
            "code", Set.of("map", "otherwise", "width", "order"),
            "time", Set.of("format", "zone", "order"),
            "tlv", Set.of("value"),
            "counted", Set.of("width", "order"),
            "group", Set.of());

    private final boolean report;

    private LayoutParser(boolean report) {
        this.report = report;
    }

    /**
     * @param report whether facts of a report are allowed
     */
    static Layout parse(Setting setting, boolean report, int limit) throws DialectException {
        Layout layout = new Layout(setting.path(), new LayoutParser(report).elements(setting, 1));
        if (layout.longest() > limit) {
            throw setting.wrong("may come to " + layout.longest() + " octets, and " + limit + " are allowed");
        }
        return layout;
    }

    private List<Element> elements(Setting setting, int depth) throws DialectException {
        if (depth > DEEPEST) {
            throw setting.wrong("elements lie in each other more than " + DEEPEST + " deep");
        }
        List<Setting> settings = setting.list();
        if (settings.isEmpty()) {
            throw setting.wrong("at least one element is expected");
        }
        List<Element> elements = new ArrayList<>();
        for (Setting one : settings) {
            elements.add(conditional(one, depth));
        }
        return List.copyOf(elements);
    }

    private Element conditional(Setting setting, int depth) throws DialectException {
        Set<String> kinds = new TreeSet<>(setting.entries().keySet());
        kinds.retainAll(KINDS.keySet());
        if (kinds.isEmpty()) {
            String word = setting.entries().isEmpty()
                    ? ""
                    : setting.entries().keySet().iterator().next();
            throw setting.wrong(Setting.unknown(word, KINDS.keySet()));
        }
        if (kinds.size() > 1) {
            throw setting.wrong("an element is one of " + String.join(", ", kinds) + ", not several");
        }
        String kind = kinds.iterator().next();
        Set<String> allowed = new HashSet<>(KINDS.getOrDefault(kind, Set.of()));
        allowed.addAll(Set.of(kind, "when", "unless"));
        Setting.Section section = setting.section(allowed);
        Element element = element(kind, section, depth);
        for (String key : List.of("when", "unless")) {
            if (section.has(key)) {
                element = new Element.Conditional(condition(section.require(key), key.equals("unless")), element);
            }
        }
        return element;
    }

    private Element element(String kind, Setting.Section section, int depth) throws DialectException {
        Setting main = section.require(kind);
        return switch (kind) {
            case "literal" -> literal(main);
            case "bcd" -> new BcdParser(fact(main), section).parse();
            case "unsigned" -> unsigned(main, section);
            case "integer" -> integer(main, section);
            case "ascii" -> ascii(main, section);
            case "code" -> code(main, section);
            case "time" -> time(main, section);
            case "tlv" -> tlv(main, section, depth);
            case "counted" -> counted(main, section, depth);
            default -> new Element.Group(elements(main, depth + 1));
        };
    }

    private Fact fact(Setting setting) throws DialectException {
        Fact fact = setting.fact();
        if (fact.ofReport() && !report) {
            throw setting.wrong("only a chargingReport can tell '" + fact.label() + "'");
        }
        return fact;
    }

    private Fact factOf(Setting setting, Set<Fact.Kind> kinds) throws DialectException {
        Fact fact = fact(setting);
        if (!kinds.contains(fact.kind())) {
            String wanted = kinds.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
            throw setting.wrong("'" + fact.label() + "' is none of " + wanted + "; a code can stand for it");
        }
        return fact;
    }

    private static Element literal(Setting setting) throws DialectException {
        return new Element.Literal(setting.path(), hex(setting));
    }

    /** Constant octets. */
    static Octets hex(Setting setting) throws DialectException {
        String hex = setting.text().replace(" ", "");
        if (hex.isEmpty() || hex.length() % 2 != 0 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw setting.wrong("pairs of hexadecimal digits in quotes are expected, such as \"0a 01\"");
        }
        return Octets.fromHex(hex);
    }

    private Element unsigned(Setting main, Setting.Section section) throws DialectException {
        Fact fact = factOf(main, Set.of(Fact.Kind.NUMBER, Fact.Kind.FLAG));
        long most = section.has("most") ? section.require("most").number(1, Long.MAX_VALUE) : Long.MAX_VALUE;
        return new Element.Unsigned(main.path(), fact, scale(section), most, width(section), order(section));
    }

    private Element integer(Setting main, Setting.Section section) throws DialectException {
        Fact fact = factOf(main, Set.of(Fact.Kind.NUMBER));
        return new WholeNumber(main.path(), fact, scale(section));
    }

    private static Scale scale(Setting.Section section) throws DialectException {
        long plus = section.has("plus") ? section.require("plus").number(-1_000_000, 1_000_000) : 0;
        return new Scale(factor(section, "times"), factor(section, "unit"), plus);
    }

    private static long factor(Setting.Section section, String key) throws DialectException {
        return section.has(key) ? section.require(key).number(1, 1_000_000_000) : 1;
    }

    private static int width(Setting.Section section) throws DialectException {
        return section.integer("width", 1, 7, 1);
    }

    private static ByteOrder order(Setting.Section section) throws DialectException {
        return section.choice("order", ByteOrder.class, ByteOrder.BIG);
    }

    private Element ascii(Setting main, Setting.Section section) throws DialectException {
        Fact fact = factOf(main, Set.of(Fact.Kind.TEXT, Fact.Kind.NUMBER));
        boolean fixed = section.has("width");
        if (fixed == section.has("most")) {
            throw section.place().wrong("either 'width' (always so many characters) or 'most' is expected");
        }
        boolean number = fact.kind() == Fact.Kind.NUMBER;
        if (number && !fixed) {
            throw section.place().wrong("a number needs a 'width'");
        }
        int most = section.require(fixed ? "width" : "most").integer(1, number ? Digits.MOST : 255);
        String filler = section.has("filler") ? section.require("filler").text() : " ";
        if (filler.length() != 1 || filler.charAt(0) < 0x20 || filler.charAt(0) > 0x7e) {
            throw section.require("filler").wrong("one printable ASCII character is expected");
        }
        Align align = section.choice("align", Align.class, Align.LEFT);
        return new Ascii(main.path(), fact, most, fixed, filler.charAt(0), align);
    }

    private Element code(Setting main, Setting.Section section) throws DialectException {
        Fact fact = fact(main);
        int width = width(section);
        long most = (1L << (8 * width)) - 1;
        Map<Object, Long> codes = new LinkedHashMap<>();
        Map<Long, Object> meanings = new HashMap<>();
        Set<Long> ambiguous = new HashSet<>();
        for (Map.Entry<String, Setting> entry : section.require("map").entries().entrySet()) {
            Setting key = Setting.of(entry.getValue().path(), entry.getKey());
            Object value = fact.kind() == Fact.Kind.TEXT ? key.text() : (Object) fact.numberOf(key);
            long code = entry.getValue().number(0, most);
            codes.put(value, code);
            if (meanings.put(code, value) != null) {
                ambiguous.add(code);
            }
        }
        if (codes.isEmpty()) {
            throw section.require("map").wrong("at least one value and its code are expected");
        }
        OptionalLong otherwise = OptionalLong.empty();
        if (section.has("otherwise")) {
            otherwise = OptionalLong.of(section.require("otherwise").number(0, most));
            ambiguous.add(otherwise.getAsLong());
        }
        meanings.keySet().removeAll(ambiguous);
        return new Code(main.path(), fact, Map.copyOf(codes), Map.copyOf(meanings), otherwise, width, order(section));
    }

    private Element time(Setting main, Setting.Section section) throws DialectException {
        Fact fact = fact(main);
        if (fact != Fact.CONNECTED_AT) {
            throw main.wrong("only 'connectedAt' is a moment");
        }
        Setting format = section.require("format");
        List<Time.Field> fields = new ArrayList<>();
        String rest = format.text();
        while (!rest.isEmpty()) {
            Time.Field field = null;
            for (Time.Field candidate : Time.Field.values()) {
                if (field == null && rest.startsWith(candidate.letters)) {
                    field = candidate;
                }
            }
            if (field == null) {
                throw format.wrong("made of " + String.join(", ", Time.Field.allLetters()) + ", such as yyMMddHHmmss");
            }
            fields.add(field);
            if (field == Time.Field.CENTURY) {
                fields.add(Time.Field.YEAR);
            }
            rest = rest.substring(field.letters.length());
        }
        if (fields.isEmpty() || fields.size() > 16) {
            throw format.wrong("1 to 16 fields are expected");
        }
        return new Time(
                main.path(),
                fact,
                List.copyOf(fields),
                zone(section),
                section.choice("order", Bcd.DigitOrder.class, Bcd.DigitOrder.HIGH_FIRST) == Bcd.DigitOrder.LOW_FIRST);
    }

    private static ZoneOffset zone(Setting.Section section) throws DialectException {
        Setting zone = section.require("zone");
        try {
            return ZoneOffset.of(zone.text());
        } catch (DateTimeException notAnOffset) {
            throw zone.wrong("an offset from UTC is expected, such as \"+08:00\"");
        }
    }

    private Element tlv(Setting main, Setting.Section section, int depth) throws DialectException {
        Matcher matcher = TAG.matcher(main.text());
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 0xffff) {
            throw main.wrong("a tag up to 65535 in ASN.1's notation is expected, such as \"[1]\" or \"[PRIVATE 3]\"");
        }
        String classWord = Optional.ofNullable(matcher.group(1)).orElse("");
        int tagClass = switch (classWord) {
            case "UNIVERSAL" -> Tag.UNIVERSAL;
            case "APPLICATION" -> Tag.APPLICATION;
            case "PRIVATE" -> Tag.PRIVATE;
            default -> Tag.CONTEXT;
        };
        int tag = tagClass | Integer.parseInt(matcher.group(2));
        Element.Group contents = new Element.Group(elements(section.require("value"), depth + 1));
        boolean constructed = holdsTlv(contents);
        BerWriter header = new BerWriter(8);
        if (constructed) {
            header.constructed(tag, header.mark());
        } else {
            header.primitive(tag, header.mark());
        }
        Octets identifier = header.toOctets().slice(0, header.mark() - 1);
        return new Element.Tlv(main.path(), tag, constructed, identifier, contents);
    }

    /** Whether a group contains BER elements, which make the enclosing element constructed (X.690 8.1.2). */
    private static boolean holdsTlv(Element.Group group) {
        return group.elements().stream().anyMatch(LayoutParser::isTlv);
    }

    private static boolean isTlv(Element element) {
        return switch (element) {
            case Element.Tlv tlv -> true;
            case Element.Conditional conditional -> isTlv(conditional.element());
            case Element.Group group -> holdsTlv(group);
            case Element.Literal literal -> false;
            case Element.Counted counted -> false;
            case Element.OfFact leaf -> false;
        };
    }

    private Element counted(Setting main, Setting.Section section, int depth) throws DialectException {
        int width = section.integer("width", 1, 2, 1);
        Element.Group contents = new Element.Group(elements(main, depth + 1));
        if (contents.longest() >= 1 << (8 * width)) {
            throw main.wrong(
                    "may come to " + contents.longest() + " octets, which a count of " + width + " octets cannot tell");
        }
        return new Element.Counted(main.path(), width, order(section), contents);
    }

    private Condition condition(Setting setting, boolean negated) throws DialectException {
        return ConditionParser.parse(setting, negated, report);
    }
}
