/** Capture files that Wireshark opens, with M3UA messages. */
@NullMarked
package org.tollbridge.wire.capture;

import org.jspecify.annotations.NullMarked;
