package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes the expected signature of a webhook request.
 *
 * @param id ID of the request
 * @param timestamp time of the signature, as in the header field
 * @param body request body
 */
@SuppressWarnings("ArrayRecordComponent") // Instances are never compared.
record WebhookSignature(String id, String timestamp, byte[] body) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1=";

    /**
     * Returns true if one of the signatures is valid for one of the secrets. It compares every pair in constant time,
     * so that the duration does not reveal how close a guess was.
     */
    boolean matchesAny(String signatures, List<Secret> secrets) {
        boolean found = false;
        String[] received = signatures.split(",", -1);
        for (Secret secret : secrets) {
            byte[] expected = (VERSION + hex(hmac(secret))).getBytes(StandardCharsets.US_ASCII);
            for (String signature : received) {
                found |= MessageDigest.isEqual(expected, signature.strip().getBytes(StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private byte[] hmac(Secret secret) {
        byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM does not support " + ALGORITHM, e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}
