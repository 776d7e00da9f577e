package org.tollbridge.adapter.dialect;

import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/** One part of a compiled layout. Elements are immutable and thread-safe. */
sealed interface Element {

    /** Writes the octets in front of what has been written, because {@link BerWriter} writes backwards. */
    void write(Facts facts, BerWriter out) throws DialectException;

    /** Takes the octets and records the facts in them. */
    void read(Cursor in, FactSheet facts) throws DialectException;

    /** The largest number of octets. */
    int longest();

    /** A leaf that encodes one fact. */
    sealed interface OfFact extends Element permits Bcd, Unsigned, WholeNumber, Ascii, Code, Time {
        Fact fact();
    }

    /** Constant octets. */
    record Literal(String path, Octets octets) implements Element {
        @Override
        public void write(Facts facts, BerWriter out) {
            out.raw(octets);
        }

        @Override
        public void read(Cursor in, FactSheet facts) throws DialectException {
            Octets found = in.take(octets.length(), path);
            if (!found.equals(octets)) {
                throw new DialectException(path, "the octets are " + found);
            }
        }

        @Override
        public int longest() {
            return octets.length();
        }
    }

    /** Elements in sequence. */
    record Group(List<Element> elements) implements Element {
        @Override
        public void write(Facts facts, BerWriter out) throws DialectException {
            for (int i = elements.size() - 1; i >= 0; i--) {
                elements.get(i).write(facts, out);
            }
        }

        @Override
        public void read(Cursor in, FactSheet facts) throws DialectException {
            for (Element element : elements) {
                element.read(in, facts);
            }
        }

        @Override
        public int longest() {
            return elements.stream().mapToInt(Element::longest).sum();
        }

        /** Reads the elements from contents that must hold nothing else. */
        void readAll(Octets contents, FactSheet facts, String path) throws DialectException {
            Cursor in = new Cursor(contents);
            read(in, facts);
            if (in.left() > 0) {
                throw new DialectException(path, "octets follow that the layout does not have: " + in.rest(path));
            }
        }
    }

    /** Tag, definite length, contents (X.690 8.1). */
    record Tlv(String path, int tag, boolean constructed, Octets identifier, Group contents) implements Element {
        @Override
        public void write(Facts facts, BerWriter out) throws DialectException {
            int mark = out.mark();
            contents.write(facts, out);
            if (constructed) {
                out.constructed(tag, mark);
            } else {
                out.primitive(tag, mark);
            }
        }

        @Override
        public void read(Cursor in, FactSheet facts) throws DialectException {
            if (!in.startsWith(identifier)) {
                throw new DialectException(path, "the tag " + identifier + " is expected");
            }
            in.take(identifier.length(), path);
            contents.readAll(in.takeCounted(path), facts, path);
        }

        @Override
        public int longest() {
            int inside = contents.longest();
            return identifier.length() + (inside < 0x80 ? 1 : inside < 0x100 ? 2 : 3) + inside;
        }
    }

    /** The number of octets as an unsigned integer, then that many octets. */
    record Counted(String path, int width, ByteOrder order, Group contents) implements Element {
        @Override
        public void write(Facts facts, BerWriter out) throws DialectException {
            int mark = out.mark();
            contents.write(facts, out);
            order.write(out, out.mark() - mark, width);
        }

        @Override
        public void read(Cursor in, FactSheet facts) throws DialectException {
            int count = (int) order.read(in.take(width, path));
            contents.readAll(in.take(count, path), facts, path);
        }

        @Override
        public int longest() {
            return width + contents.longest();
        }
    }

    /** An element that is present only under a condition. */
    record Conditional(Condition condition, Element element) implements Element {
        @Override
        public void write(Facts facts, BerWriter out) throws DialectException {
            if (condition.holds(facts)) {
                element.write(facts, out);
            }
        }

        @Override
        public void read(Cursor in, FactSheet facts) throws DialectException {
            boolean there = (element instanceof Tlv tlv && !condition.isKnown(facts))
                    ? in.startsWith(tlv.identifier)
                    : condition.holds(facts);
            if (there) {
                element.read(in, facts);
            } else {
                condition.passedOver(facts);
            }
        }

        @Override
        public int longest() {
            return element.longest();
        }
    }

    /**
     * A number in units.
     *
     * @param most the largest number of units
     */
    record Unsigned(String path, Fact fact, Scale scale, long most, int width, ByteOrder order) implements OfFact {
        @Override
        public void write(Facts facts, BerWriter out) throws DialectException {
            long number = facts.number(fact);
            long units = scale.toUnits(fact, number, path);
            if (units > most) {
                throw new DialectException(
                        path, fact.label() + " " + number + " comes to " + units + ", and " + most + " is the most");
            }
            if (!ByteOrder.fits(units, width)) {
                throw new DialectException(path, fact.label() + " " + number + " does not fit " + width + " octets");
            }
            order.write(out, units, width);
        }

        @Override
        public void read(Cursor in, FactSheet facts) throws DialectException {
            long units = order.read(in.take(width, path));
            facts.put(fact, scale.toNumber(units, path));
        }

        @Override
        public int longest() {
            return width;
        }
    }
}
