/** The rules of the number inventory, without any store: life-cycle, ranges, vanity search, subscribers. */
@NullMarked
package org.tollbridge.provisioning.inventory;

import org.jspecify.annotations.NullMarked;
