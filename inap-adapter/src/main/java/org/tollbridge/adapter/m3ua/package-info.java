/** M3UA as the MTP level 3 below SCCP: ASP states, routes by point code, heartbeats (RFC 4666, clause 4). */
@NullMarked
package org.tollbridge.adapter.m3ua;

import org.jspecify.annotations.NullMarked;
