/** The subcommands, and their common handling of arguments, output, errors and exit. */
@NullMarked
package org.tollbridge.node.cli;

import org.jspecify.annotations.NullMarked;
