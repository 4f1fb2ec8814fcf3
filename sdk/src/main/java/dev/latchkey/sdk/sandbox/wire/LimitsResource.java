package dev.latchkey.sdk.sandbox.wire;

/**
 * What the server takes.
 *
 * {@snippet :
 * int most = session.account().execute().limits().recipients();
 * }
 *
 * @param webhooks most webhooks of an account
 * @param requestsAtOnce most requests under way from one address
 * @param bodyBytes most bytes of a JSON body
 * @param emailBodyBytes most bytes of the JSON body of an e-mail, attachments and all
 * @param attachmentBytes most bytes of all attachments of an e-mail together, before they are written in base64
 * @param recipients most recipients of a message
 * @param smsCharacters most characters of an SMS
 */
public record LimitsResource(int webhooks, int requestsAtOnce, int bodyBytes, int emailBodyBytes, int attachmentBytes,
        int recipients, int smsCharacters) {}
