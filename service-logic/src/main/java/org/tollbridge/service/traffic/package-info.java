/**
 * Orders of a service control point to switches about traffic: gaps between calls, and filters that only count them.
 */
@NullMarked
package org.tollbridge.service.traffic;

import org.jspecify.annotations.NullMarked;
