/**
 * Connectionless SCCP, classes 0 and 1, between MTP level 3 and jSS7's TCAP. Its classes have the names of Q.714's
 * functional blocks: SCRC routes, SCLC serves the user, SCMG knows which subsystems can be reached.
 */
@NullMarked
package org.tollbridge.adapter.sccp;

import org.jspecify.annotations.NullMarked;
