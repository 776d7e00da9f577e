/**
 * Credit of subscribers: what a call requests before it is sent to its destination and while it goes on, and the answers.
 */
@NullMarked
package org.tollbridge.service.credit;

import org.jspecify.annotations.NullMarked;
