package org.tollbridge.adapter.dialect;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tollbridge.wire.Octets;

/** Determines from a layout alone whether its octets can be read back unambiguously. */
final class Readability {

    private Readability() {}

    /** Why they cannot be read back; empty if they can. */
    static Optional<String> problem(Element.Group layout) {
        return ofSequence(flatten(layout), EnumSet.noneOf(Fact.class));
    }

    private static List<Element> flatten(Element.Group group) {
        return group.elements().stream()
                .<Element>mapMulti((element, out) -> {
                    if (element instanceof Element.Group inner) {
                        flatten(inner).forEach(out);
                    } else {
                        out.accept(element);
                    }
                })
                .toList();
    }

    /**
     * @param known facts that are certain to have been read before
     */
    private static Optional<String> ofSequence(List<Element> sequence, Set<Fact> known) {
        Set<Octets> optionalTags = new HashSet<>();
        for (int i = 0; i < sequence.size(); i++) {
            boolean last = i == sequence.size() - 1;
            Element element = sequence.get(i);
            Optional<String> problem = element instanceof Element.Conditional conditional
                    ? ofConditional(conditional, last, known, optionalTags)
                    : ofElement(element, last, known, optionalTags);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofConditional(
            Element.Conditional conditional, boolean last, Set<Fact> known, Set<Octets> optionalTags) {
        boolean decided = conditional.condition().tests().stream().allMatch(test -> known.contains(test.fact()));
        Set<Fact> inside = knownCopy(known);
        if (decided) {
            return ofElement(conditional.element(), last, inside, optionalTags);
        }
        if (!(conditional.element() instanceof Element.Tlv tlv)) {
            return Optional.of("whether an element without a tag is there follows from "
                    + conditional.condition().tests().getFirst().fact().label()
                    + ", which is not read before it");
        }
        Optional<String> problem = ofElement(tlv, last, inside, optionalTags);
        optionalTags.add(tlv.identifier());
        return problem;
    }

    private static Set<Fact> knownCopy(Set<Fact> known) {
        Set<Fact> copy = EnumSet.noneOf(Fact.class);
        copy.addAll(known);
        return copy;
    }

    private static Optional<String> ofElement(Element element, boolean last, Set<Fact> known, Set<Octets> optional) {
        return switch (element) {
            case Element.Literal literal -> Optional.empty();
            case Element.Group group -> ofSequence(flatten(group), known);
            case Element.Tlv tlv ->
                optional.contains(tlv.identifier())
                        ? Optional.of("the tag " + tlv.identifier() + " may stand for more than one element")
                        : ofSequence(flatten(tlv.contents()), known);
            case Element.Counted counted -> ofSequence(flatten(counted.contents()), known);
            case Element.Conditional conditional -> ofConditional(conditional, last, known, optional);
            case Element.OfFact leaf -> {
                Optional<String> problem = ofLeaf(leaf, last);
                if (problem.isEmpty() && tells(leaf)) {
                    known.add(leaf.fact());
                }
                yield problem;
            }
        };
    }

    private static Optional<String> ofLeaf(Element.OfFact leaf, boolean last) {
        return switch (leaf) {
            case Element.Unsigned unsigned -> Optional.empty();
            case WholeNumber whole -> endShows(last, whole.fact());
            case Code code -> Optional.empty();
            case Time time -> Optional.empty();
            case Ascii ascii -> endShows(ascii.fixed() || last, ascii.fact());
            case Bcd bcd -> {
                boolean text = bcd.fact().kind() == Fact.Kind.TEXT;
                boolean counted = !text || bcd.filler() > 9 || (bcd.header().isPresent() && bcd.width() == 0);
                yield counted
                        ? endShows(bcd.width() > 0 || last, bcd.fact())
                        : Optional.of("filler " + bcd.filler() + " cannot be told from a digit of "
                                + bcd.fact().label());
            }
        };
    }

    private static Optional<String> endShows(boolean shows, Fact fact) {
        return shows
                ? Optional.empty()
                : Optional.of("nothing shows where " + fact.label() + " ends: put it last, or in a tlv");
    }

    /** Whether the octets always give the exact value of the fact. */
    private static boolean tells(Element.OfFact leaf) {
        return switch (leaf) {
            case Element.Unsigned unsigned -> unsigned.scale().isExact();
            case WholeNumber whole -> whole.scale().isExact();
            case Code code ->
                code.otherwise().isEmpty()
                        && code.meanings().size() == code.codes().size();
            case Bcd bcd -> bcd.strip().isEmpty();
            case Ascii ascii -> true;
            case Time time -> false;
        };
    }
}
