/**
 * Translation: INAP dialogues of jSS7's TCAP on one side, call events and instructions of service-logic on the other.
 */
@NullMarked
package org.tollbridge.adapter.call;

import org.jspecify.annotations.NullMarked;
