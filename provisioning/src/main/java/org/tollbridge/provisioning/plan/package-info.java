/** Call plans outside a call: as JSON, with hashed PINs, and the data on places and holidays that walks use. */
@NullMarked
package org.tollbridge.provisioning.plan;

import org.jspecify.annotations.NullMarked;
