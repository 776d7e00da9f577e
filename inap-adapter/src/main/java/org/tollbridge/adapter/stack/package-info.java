/** jSS7's SCCP and TCAP on our M3UA: set up without files, guarded against malformed messages, timers that are removed. */
@NullMarked
package org.tollbridge.adapter.stack;

import org.jspecify.annotations.NullMarked;
