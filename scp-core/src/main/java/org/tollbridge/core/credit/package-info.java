/** Online credit: calls ask servers whether they may go on, and tell them what was used (RFC 8506). */
@NullMarked
package org.tollbridge.core.credit;

import org.jspecify.annotations.NullMarked;
