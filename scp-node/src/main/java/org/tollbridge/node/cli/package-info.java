/** The subcommands, and how all of them read arguments, answer, fail and end. */
@NullMarked
package org.tollbridge.node.cli;

import org.jspecify.annotations.NullMarked;
