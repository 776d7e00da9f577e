package org.tollbridge.wire.explain;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Parameter;
import org.tollbridge.wire.tcap.Component;

/**
 * A component and the INAP parameter in it.
 *
 * @param parameter what it was decoded to; empty where there is none, and where it was not understood
 * @param canonical our own encoding of the parameter: a whole element, or no octets where there is none
 * @param failure why the parameter was not understood
 */
public record ExplainedComponent(
        Component component, Optional<Parameter> parameter, Octets canonical, Optional<Failure> failure) {}
