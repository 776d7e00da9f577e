/** {@code tollbridge reconcile}: compares the records of switches, the SCP and accounting for the same calls. */
@NullMarked
package org.tollbridge.node.reconcile;

import org.jspecify.annotations.NullMarked;
