/** What happens to the calls of a subscriber's number: service classes and call plans as data. */
@NullMarked
package org.tollbridge.service.plan;

import org.jspecify.annotations.NullMarked;
