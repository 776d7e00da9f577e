/** The service numbers in memory and on disk: a compact snapshot that never changes, and one file replaced whole. */
@NullMarked
package org.tollbridge.provisioning.store;

import org.jspecify.annotations.NullMarked;
