/**
 * Records described field by field in one place. The description reads and writes their JSON, and is their JSON Schema.
 */
@NullMarked
package org.tollbridge.provisioning.form;

import org.jspecify.annotations.NullMarked;
