package org.tollbridge.wire.inap;

import org.tollbridge.wire.asn1.Described;

/** What a component carries beside its codes. */
public sealed interface Parameter extends Described permits Argument, ErrorParameter, Result {}
