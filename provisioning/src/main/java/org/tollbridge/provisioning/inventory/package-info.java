/** The rules of the number inventory, independent of any store: life-cycle, ranges, vanity search, subscribers. */
@NullMarked
package org.tollbridge.provisioning.inventory;

import org.jspecify.annotations.NullMarked;
