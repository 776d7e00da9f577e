/**
 * The written forms of a call plan: as a tree of maps, lists and values, like JSON, and as lines of text that a person
 * reads in a diff.
 */
@NullMarked
package org.tollbridge.service.plan.form;

import org.jspecify.annotations.NullMarked;
