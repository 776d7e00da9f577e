/** Online credit: calls ask servers for permission to go on, and report what they used (RFC 8506). */
@NullMarked
package org.tollbridge.core.credit;

import org.jspecify.annotations.NullMarked;
