/**
 * Batch files: rows checked against the rules, every fault reported with its location, a file applied whole or not at
 * all.
 */
@NullMarked
package org.tollbridge.provisioning.batch;

import org.jspecify.annotations.NullMarked;
