package dev.latchkey.mockserver.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and its private key.
 *
 * @param chain the certificate, followed by the certificates of its issuers
 */
record CertificateAndKey(List<X509Certificate> chain, PrivateKey key) {
    CertificateAndKey {
        chain = List.copyOf(chain);
    }

    /** Combines the content of two files. Fails if the key does not match the certificate. */
    static CertificateAndKey of(List<X509Certificate> chain, PrivateKey key, Path chainFile, Path keyFile) {
        if (!matches(chain.get(0).getPublicKey(), key)) {
            throw new UnusableCertificateException("The key in " + keyFile + " does not match the first certificate in "
                    + chainFile + ". The first certificate must be the server's own, and the key must belong to it.");
        }
        return new CertificateAndKey(chain, key);
    }

    private static boolean matches(PublicKey publicKey, PrivateKey key) {
        if (!publicKey.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        try {
            byte[] probe = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
