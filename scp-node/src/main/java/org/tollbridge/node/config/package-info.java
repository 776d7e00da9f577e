/** Configuration: every key with its default, unit and range, and the reader that turns a file into checked values. */
@NullMarked
package org.tollbridge.node.config;

import org.jspecify.annotations.NullMarked;
