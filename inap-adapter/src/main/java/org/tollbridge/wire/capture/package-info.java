/** Captures that Wireshark opens: M3UA messages written to a pcap file. */
@NullMarked
package org.tollbridge.wire.capture;

import org.jspecify.annotations.NullMarked;
