/**
 * Charging dialects: how the network-specific octets of the charging operations are laid out from the facts of a call,
 * as configuration says.
 */
@NullMarked
package org.tollbridge.adapter.dialect;

import org.jspecify.annotations.NullMarked;
