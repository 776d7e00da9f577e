/** Work that is done again and again on a thread of its own. */
@NullMarked
package org.tollbridge.core.work;

import org.jspecify.annotations.NullMarked;
