package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.sdk.keys.Permission;

/**
 * A gateway whose keys open the relay.
 *
 * @param gateway its id
 * @param permission what a key must have for it
 */
public record SmtpGatewayAccess(String gateway, Permission permission) {}
