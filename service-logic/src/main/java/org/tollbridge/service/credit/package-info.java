/** Credit of subscribers: what a call asks for before it is sent off and while it goes on, and what it is answered. */
@NullMarked
package org.tollbridge.service.credit;

import org.jspecify.annotations.NullMarked;
