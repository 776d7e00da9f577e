package org.tollbridge.adapter.dialect;

import java.util.Map;
import java.util.OptionalLong;
import org.tollbridge.wire.ber.BerWriter;

/**
 * An unsigned integer that encodes a value of a fact.
 *
 * @param codes codes by value: a String for text, a Long for anything else
 * @param meanings values by code, for codes that stand for only one value
 * @param otherwise the code of all other values
 */
record Code(
        String path,
        Fact fact,
        Map<Object, Long> codes,
        Map<Long, Object> meanings,
        OptionalLong otherwise,
        int width,
        ByteOrder order)
        implements Element.OfFact {

    @Override
    public void write(Facts facts, BerWriter out) throws DialectException {
        Object value = fact.kind() == Fact.Kind.TEXT ? facts.text(fact) : facts.number(fact);
        Long code = codes.get(value);
        if (code != null) {
            order.write(out, code, width);
        } else if (otherwise.isPresent()) {
            order.write(out, otherwise.getAsLong(), width);
        } else {
            throw new DialectException(path, "no code for " + fact.label() + " " + show(value));
        }
    }

    @Override
    public void read(Cursor in, FactSheet facts) throws DialectException {
        long code = order.read(in.take(width, path));
        Object meaning = meanings.get(code);
        if (meaning instanceof String text) {
            facts.put(fact, text);
        } else if (meaning instanceof Long number) {
            facts.put(fact, number);
        } else if (!codes.containsValue(code) && !otherwise.equals(OptionalLong.of(code))) {
            throw new DialectException(path, "no " + fact.label() + " has the code " + code);
        }
    }

    @Override
    public int longest() {
        return width;
    }

    private String show(Object value) {
        return value instanceof Long number ? fact.show(number) : "'" + value + "'";
    }
}
