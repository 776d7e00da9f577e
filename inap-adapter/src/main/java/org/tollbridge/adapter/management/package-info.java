/** Dialogues outside calls: CallGap and service filtering orders to switches, and the counts that they return. */
@NullMarked
package org.tollbridge.adapter.management;

import org.jspecify.annotations.NullMarked;
