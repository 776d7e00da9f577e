/** Writes the journal's call records to files for mediation. */
@NullMarked
package org.tollbridge.core.mediation;

import org.jspecify.annotations.NullMarked;
