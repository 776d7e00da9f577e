/** The few interfaces by which service logic, the running SCP, the network side and the management side meet. */
@NullMarked
package org.tollbridge.service.port;

import org.jspecify.annotations.NullMarked;
