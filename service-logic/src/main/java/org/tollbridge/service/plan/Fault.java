package org.tollbridge.service.plan;

/**
 * One fault of a service number.
 *
 * @param path the field, such as "plan.onBusy[1]"
 * @param value its contents
 * @param rule what it should contain
 */
public record Fault(String path, String value, String rule) {}
