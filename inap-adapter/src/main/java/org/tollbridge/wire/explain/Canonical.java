package org.tollbridge.wire.explain;

import java.util.ArrayList;
import java.util.List;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerException;
import org.tollbridge.wire.ber.BerReader;
import org.tollbridge.wire.ber.BerWriter;

/**
 * Converts elements that are not understood into the form that this node sends: definite lengths in the shortest form.
 */
final class Canonical {
    private record Element(int tag, boolean constructed, Octets contents) {}

    private Canonical() {}

    /** The elements with the shortest lengths; octets that are not BER stay as received. */
    static Octets shortest(Octets elements) {
        try {
            BerWriter out = new BerWriter(Math.max(16, elements.length()));
            write(out, elements, 0);
            return out.toOctets();
        } catch (BerException notBer) {
            return elements;
        }
    }

    private static void write(BerWriter out, Octets elements, int depth) throws BerException {
        if (depth == BerReader.MAX_DEPTH) {
            throw new BerException(0, "nested too deep", "limit of this decoder");
        }
        List<Element> found = new ArrayList<>();
        BerReader reader = new BerReader(elements);
        while (reader.next()) {
            found.add(new Element(reader.tag(), reader.constructed(), reader.contents()));
        }
        // The writer writes backwards.
        for (Element element : found.reversed()) {
            if (element.constructed()) {
                int end = out.mark();
                write(out, element.contents(), depth + 1);
                out.constructed(element.tag(), end);
            } else {
                out.octets(element.tag(), element.contents());
            }
        }
    }
}
