package org.tollbridge.adapter.call;

import java.util.List;
import org.mobicents.protocols.asn.AsnInputStream;
import org.mobicents.protocols.asn.AsnOutputStream;
import org.restcomm.protocols.ss7.tcap.asn.comp.Parameter;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.ber.BerWriter;
import org.tollbridge.wire.ber.Tag;

/**
 * A parameter of a component that is already encoded. jSS7 gets it as one whole element and writes it unchanged. jSS7
 * never asks such a parameter for its parts.
 */
public final class EncodedParameter implements Parameter {
    private static final long serialVersionUID = 1L;

    private final transient Octets element;

    /** @param element a whole element: tag, length, contents */
    public EncodedParameter(Octets element) {
        this.element = element;
    }

    /** The whole element that a component was received with. */
    public static Octets elementOf(Parameter received) {
        byte[] data = received.getData();
        // Octets after the element belong to no parameter: jSS7 appends them to its contents.
        int length = Math.min(received.getEncodingLength(), data.length);
        BerWriter out = new BerWriter(data.length + 10);
        int end = out.mark();
        out.raw(Octets.wrap(data, 0, length));
        int tag = tagClass(received.getTagClass()) | received.getTag();
        if (received.isPrimitive()) {
            out.primitive(tag, end);
        } else {
            out.constructed(tag, end);
        }
        if (length < data.length) {
            return Octets.concat(List.of(out.toOctets(), Octets.wrap(data, length, data.length - length)));
        }
        return out.toOctets();
    }

    private static int tagClass(int jss7) {
        return switch (jss7) {
            case org.mobicents.protocols.asn.Tag.CLASS_APPLICATION -> Tag.APPLICATION;
            case org.mobicents.protocols.asn.Tag.CLASS_CONTEXT_SPECIFIC -> Tag.CONTEXT;
            case org.mobicents.protocols.asn.Tag.CLASS_PRIVATE -> Tag.PRIVATE;
            default -> Tag.UNIVERSAL;
        };
    }

    @Override
    public void encode(AsnOutputStream out) {
        byte[] octets = element.toByteArray();
        out.write(octets, 0, octets.length);
    }

    @Override
    public void decode(AsnInputStream in) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] getData() {
        return element.toByteArray();
    }

    @Override
    public int getEncodingLength() {
        return element.length();
    }

    @Override
    public boolean isPrimitive() {
        return true;
    }

    @Override
    public int getTag() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getTagClass() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Parameter[] getParameters() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setData(byte[] data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setEncodingLength(int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setPrimitive(boolean primitive) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTag(int tag) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTagClass(int tagClass) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setParameters(Parameter[] parameters) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setSingleParameterInAsn() {
        throw new UnsupportedOperationException();
    }
}
