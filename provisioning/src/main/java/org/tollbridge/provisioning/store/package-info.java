/** The service numbers in a database, with those in service as a compact immutable snapshot in memory. */
@NullMarked
package org.tollbridge.provisioning.store;

import org.jspecify.annotations.NullMarked;
