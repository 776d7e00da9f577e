/**
 * Charging dialects: configurable layouts that encode the facts of a call into the network-specific octets of the
 * charging operations.
 */
@NullMarked
package org.tollbridge.adapter.dialect;

import org.jspecify.annotations.NullMarked;
