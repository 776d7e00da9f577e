/** {@code tollbridge plan}: call plans checked, tried, compared and drawn before calls use them. */
@NullMarked
package org.tollbridge.node.plan;

import org.jspecify.annotations.NullMarked;
