/** The call state machine: events in, instructions out, and the record and trace that explain them. */
@NullMarked
package org.tollbridge.service.call;

import org.jspecify.annotations.NullMarked;
