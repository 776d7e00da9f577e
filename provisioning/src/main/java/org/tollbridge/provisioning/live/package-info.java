/** Live events for listeners: calls as they progress, and changes as they are made. */
@NullMarked
package org.tollbridge.provisioning.live;

import org.jspecify.annotations.NullMarked;
