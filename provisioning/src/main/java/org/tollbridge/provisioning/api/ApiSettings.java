package org.tollbridge.provisioning.api;

/**
 * Settings of the API.
 *
 * @param version program version, for the API's description
 * @param perSecond requests per second for each account, with bursts of twice as many
 * @param loginsPerMinute password attempts per minute for each address
 */
public record ApiSettings(String version, int perSecond, int loginsPerMinute) {}
