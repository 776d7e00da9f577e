/**
 * The HTTP API independent of HTTP: one table of routes defines the requests, their form and who may make them. The
 * same table drives the service and the API's own description.
 */
@NullMarked
package org.tollbridge.provisioning.api;

import org.jspecify.annotations.NullMarked;
