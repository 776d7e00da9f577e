/** The service numbers in a database, and those in service as a compact snapshot in memory that never changes. */
@NullMarked
package org.tollbridge.provisioning.store;

import org.jspecify.annotations.NullMarked;
