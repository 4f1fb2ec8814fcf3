package dev.latchkey.mockserver.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and its key.
 *
 * @param chain the certificate, and those it was signed with
 */
record CertificateAndKey(List<X509Certificate> chain, PrivateKey key) {
    CertificateAndKey {
        chain = List.copyOf(chain);
    }

    /** Those of two files, if they belong together. */
    static CertificateAndKey of(List<X509Certificate> chain, PrivateKey key, Path chainFile, Path keyFile) {
        if (!matches(chain.get(0).getPublicKey(), key)) {
            throw new UnusableCertificateException("The key in " + keyFile + " is not that of the first certificate in "
                    + chainFile + ". The server's own certificate must come first there, and the key must be its.");
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
