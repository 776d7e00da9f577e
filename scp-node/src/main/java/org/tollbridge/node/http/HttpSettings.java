package org.tollbridge.node.http;

/**
 * Where the HTTP server listens.
 *
 * @param address an IP address or a name of this machine
 * @param port 0 takes a free one
 */
public record HttpSettings(String address, int port) {}
