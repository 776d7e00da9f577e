/** The running node: settings of all its parts, their wiring, start, drain and end. */
@NullMarked
package org.tollbridge.node.run;

import org.jspecify.annotations.NullMarked;
