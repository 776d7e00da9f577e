/** Overload control: how many calls are let in, who asks most, and what switches are told about it. */
@NullMarked
package org.tollbridge.core.overload;

import org.jspecify.annotations.NullMarked;
