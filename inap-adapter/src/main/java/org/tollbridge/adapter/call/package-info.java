/** Translates between the INAP dialogues of jSS7's TCAP and the call events and instructions of service-logic. */
@NullMarked
package org.tollbridge.adapter.call;

import org.jspecify.annotations.NullMarked;
