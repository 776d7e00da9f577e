/** Work that runs repeatedly on a thread of its own. */
@NullMarked
package org.tollbridge.core.work;

import org.jspecify.annotations.NullMarked;
