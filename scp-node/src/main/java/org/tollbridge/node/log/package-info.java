/** What logging needs beside its library. */
@NullMarked
package org.tollbridge.node.log;

import org.jspecify.annotations.NullMarked;
