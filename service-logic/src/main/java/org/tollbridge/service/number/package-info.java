/** Numbers as switches send them and as the service sees them: nature of address, normalisation, place and kind. */
@NullMarked
package org.tollbridge.service.number;

import org.jspecify.annotations.NullMarked;
