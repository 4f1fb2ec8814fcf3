package dev.latchkey.mockserver.account;

/**
 * What the server lets its callers have.
 *
 * @param keys most keys of an account for a gateway, unless the account has a limit of its own; revoked ones do not count
 * @param requestsAtOnce most requests under way from one address
 * @param bodyBytes most bytes of a JSON body
 * @param emailBodyBytes most bytes of the JSON body of an e-mail, attachments and all
 */
public record ApiLimits(int keys, int requestsAtOnce, int bodyBytes, int emailBodyBytes) {
    /** 15 keys, 20 requests at once, 1 MiB, and 35 MiB for an e-mail. */
    public static final ApiLimits DEFAULTS = new ApiLimits(15, 20, 1 << 20, 35 << 20);
}
