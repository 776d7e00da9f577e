/**
 * Connectionless SCCP, classes 0 and 1, between MTP level 3 and jSS7's TCAP. The classes are named after the functional
 * blocks of Q.714: SCRC routes, SCLC serves the user, SCMG tracks which subsystems can be reached.
 */
@NullMarked
package org.tollbridge.adapter.sccp;

import org.jspecify.annotations.NullMarked;
