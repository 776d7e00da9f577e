/**
 * The HTTP API apart from HTTP: one table of routes says what may be asked, by whom and in which form. What the table says is
 * what is served, and what the API's own description says.
 */
@NullMarked
package org.tollbridge.provisioning.api;

import org.jspecify.annotations.NullMarked;
