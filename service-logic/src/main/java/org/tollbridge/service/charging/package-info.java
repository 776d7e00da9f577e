/** The charging decision: who pays, and the facts that a charging dialect puts into octets. */
@NullMarked
package org.tollbridge.service.charging;

import org.jspecify.annotations.NullMarked;
