/** Users of the HTTP API: roles, accounts, passwords and tokens, without their storage. */
@NullMarked
package org.tollbridge.provisioning.access;

import org.jspecify.annotations.NullMarked;
