/** The few interfaces between service logic, the running SCP, the network side and the management side. */
@NullMarked
package org.tollbridge.service.port;

import org.jspecify.annotations.NullMarked;
