package org.tollbridge.adapter.dialect;

import java.util.List;
import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;

/** The compiled layout of the octets of one operation. Immutable and thread-safe. */
public final class Layout {
    private final String path;
    private final Element.Group elements;
    private final int longest;
    private final Optional<String> unreadable;

    Layout(String path, List<Element> elements) {
        this.path = path;
        this.elements = new Element.Group(elements);
        this.longest = this.elements.longest();
        this.unreadable = Readability.problem(this.elements);
    }

    /** The largest number of octets. */
    public int longest() {
        return longest;
    }

    /**
     * Encodes the facts.
     *
     * @throws DialectException if a fact does not fit its field, or there are no octets at all
     */
    public Octets write(Facts facts) throws DialectException {
        BerWriter out = new BerWriter(longest);
        elements.write(facts, out);
        if (out.mark() == 0) {
            throw new DialectException(path, "no element applies to this call, and the octets may not be empty");
        }
        return out.toOctets();
    }

    /**
     * Why octets cannot be read back; empty if they can. Two calls could have the same octets, or the end of a field
     * may not be recognisable.
     */
    public Optional<String> unreadable() {
        return unreadable;
    }

    /**
     * Reads octets of this layout back. Facts that the octets do not contain are unknown in the result.
     *
     * @throws DialectException if the octets are not of this layout, or it is {@link #unreadable}
     */
    public FactSheet read(Octets octets) throws DialectException {
        if (unreadable.isPresent()) {
            throw new DialectException(path, unreadable.get());
        }
        FactSheet facts = new FactSheet();
        elements.readAll(octets, facts, path);
        return facts;
    }
}
