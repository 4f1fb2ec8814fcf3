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
 * What the signature of a call must be.
 *
 * @param id the call's name
 * @param timestamp when it was signed, as it was written
 * @param body what was sent
 */
@SuppressWarnings("ArrayRecordComponent") // It lives for one comparison and is never compared itself.
record WebhookSignature(String id, String timestamp, byte[] body) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1=";

    /**
     * Whether one of these secrets gives one of the signatures. Every pair is compared, and each comparison takes as
     * long wherever the two differ, so that time tells nothing of how near a guess was.
     */
    boolean matchesAny(String signatures, List<Secret> secrets) {
        boolean found = false;
        String[] given = signatures.split(",", -1);
        for (Secret secret : secrets) {
            byte[] expected = (VERSION + hex(hmac(secret))).getBytes(StandardCharsets.US_ASCII);
            for (String signature : given) {
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
            throw new IllegalStateException("This Java cannot compute " + ALGORITHM, e);
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
