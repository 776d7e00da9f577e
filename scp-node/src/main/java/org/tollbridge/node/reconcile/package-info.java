/** {@code tollbridge reconcile}: what switches, the SCP and accounting say of the same calls, side by side. */
@NullMarked
package org.tollbridge.node.reconcile;

import org.jspecify.annotations.NullMarked;
