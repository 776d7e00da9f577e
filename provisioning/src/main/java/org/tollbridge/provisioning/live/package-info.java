/** What happens at this moment, told to those who listen: calls as they go, and changes as they are made. */
@NullMarked
package org.tollbridge.provisioning.live;

import org.jspecify.annotations.NullMarked;
