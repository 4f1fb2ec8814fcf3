package dev.latchkey.sdk.sandbox.wire;

/**
 * Limits of the server.
 *
 * {@snippet :
 * int maxRecipients = session.account().execute().limits().recipients();
 * }
 *
 * @param webhooks maximum number of webhooks per account
 * @param requestsAtOnce maximum number of concurrent requests per IP address
 * @param bodyBytes maximum size of a JSON body in bytes
 * @param emailBodyBytes maximum size of the JSON body of an e-mail in bytes, including attachments
 * @param attachmentBytes maximum total size of the attachments of an e-mail in bytes, before Base64 encoding
 * @param recipients maximum number of recipients of a message
 * @param smsCharacters maximum number of characters of an SMS
 */
public record LimitsResource(int webhooks, int requestsAtOnce, int bodyBytes, int emailBodyBytes, int attachmentBytes,
        int recipients, int smsCharacters) {}
