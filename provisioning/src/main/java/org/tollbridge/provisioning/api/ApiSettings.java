package org.tollbridge.provisioning.api;

/**
 * How the API is served.
 *
 * @param version of the program, for the API's description
 * @param perSecond requests that each account may make a second, and twice as many at one time
 * @param loginsPerMinute passwords that each address may try a minute
 */
public record ApiSettings(String version, int perSecond, int loginsPerMinute) {}
