package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.sdk.keys.Permission;

/**
 * Gateway whose keys may send over SMTP.
 *
 * @param gateway id of the gateway
 * @param permission permission that a key needs for it
 */
public record SmtpGatewayAccess(String gateway, Permission permission) {}
