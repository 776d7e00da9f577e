/** What a subscriber's number does with a call: service classes and call plans as data. */
@NullMarked
package org.tollbridge.service.plan;

import org.jspecify.annotations.NullMarked;
