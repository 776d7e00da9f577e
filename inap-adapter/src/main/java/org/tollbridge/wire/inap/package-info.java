/**
 * INAP CS-1: operations, errors, and their parameters as records described once (ITU-T Q.1218 (10/95) clause 2.1 and
 * ETSI ETS 300 374-1).
 */
@NullMarked
package org.tollbridge.wire.inap;

import org.jspecify.annotations.NullMarked;
