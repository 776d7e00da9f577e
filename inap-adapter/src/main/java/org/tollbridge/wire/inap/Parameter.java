package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Described;

/** The parameter of a component. */
public sealed interface Parameter extends Described permits Argument, ErrorParameter, Result {}
