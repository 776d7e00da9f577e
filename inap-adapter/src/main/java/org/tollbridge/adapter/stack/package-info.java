/**
 * This node's M3UA and SCCP under jSS7's TCAP, which is set up without files and guarded against malformed messages.
 */
@NullMarked
package org.tollbridge.adapter.stack;

import org.jspecify.annotations.NullMarked;
