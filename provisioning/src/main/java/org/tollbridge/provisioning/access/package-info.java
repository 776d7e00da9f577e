/** Who may use the HTTP API: roles, accounts, passwords and tokens, apart from where they are kept. */
@NullMarked
package org.tollbridge.provisioning.access;

import org.jspecify.annotations.NullMarked;
