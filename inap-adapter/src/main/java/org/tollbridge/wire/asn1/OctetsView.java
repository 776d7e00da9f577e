package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.Octets;

/** Shows the meaning of octets in JSON, as members beside {@code hex}. */
public interface OctetsView {
    /** For octets without a known meaning. */
    OctetsView NONE = (out, octets) -> {};

    /** Writes members into the current object; if the octets make no sense, a member {@code error} says why. */
    void json(JsonGenerator out, Octets octets) throws IOException;
}
