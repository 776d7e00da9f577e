/** Records described field by field, once: the description reads and writes their JSON, and is their JSON schema. */
@NullMarked
package org.tollbridge.provisioning.form;

import org.jspecify.annotations.NullMarked;
