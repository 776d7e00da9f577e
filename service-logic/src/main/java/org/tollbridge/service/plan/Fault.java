package org.tollbridge.service.plan;

/**
 * One thing that is wrong with a service number.
 *
 * @param path the field, such as "plan.onBusy[1]"
 * @param value what it holds
 * @param rule what it should hold
 */
public record Fault(String path, String value, String rule) {}
