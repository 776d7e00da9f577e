package org.tollbridge.wire.explain;

import java.util.Optional;
import org.tollbridge.wire.Octets;
import org.tollbridge.wire.inap.Parameter;
import org.tollbridge.wire.tcap.Component;

/**
 * A component and its INAP parameter.
 *
 * @param parameter the decoded parameter; empty if there is none or it was not understood
 * @param canonical this node's own encoding of the parameter: a whole element, or no octets if there is none
 * @param failure why the parameter was not understood
 */
public record ExplainedComponent(
        Component component, Optional<Parameter> parameter, Octets canonical, Optional<Failure> failure) {}
