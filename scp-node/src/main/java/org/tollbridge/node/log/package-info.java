/** Extensions of the logging library. */
@NullMarked
package org.tollbridge.node.log;

import org.jspecify.annotations.NullMarked;
