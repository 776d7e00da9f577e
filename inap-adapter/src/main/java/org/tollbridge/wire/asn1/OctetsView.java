package org.tollbridge.wire.asn1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.tollbridge.wire.Octets;

/** What octets mean, for JSON: members written beside their {@code hex}. */
public interface OctetsView {
    /** For octets without a known meaning. */
    OctetsView NONE = (out, octets) -> {};

    /** Writes members into the current object; says so in a member {@code error} where the octets make no sense. */
    void json(JsonGenerator out, Octets octets) throws IOException;
}
