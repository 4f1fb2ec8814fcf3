package dev.latchkey.mockserver.account;

/**
 * Limits that the server sets for its clients.
 *
 * @param keys max keys of an account for one gateway, unless the account has its own limit; revoked keys do not count
 * @param requestsAtOnce max concurrent requests from one address
 * @param bodyBytes max bytes of a JSON body
 * @param emailBodyBytes max bytes of the JSON body of an e-mail, including attachments
 */
public record ApiLimits(int keys, int requestsAtOnce, int bodyBytes, int emailBodyBytes) {
    /** 15 keys, 20 concurrent requests, 1 MiB, and 35 MiB for an e-mail. */
    public static final ApiLimits DEFAULTS = new ApiLimits(15, 20, 1 << 20, 35 << 20);
}
