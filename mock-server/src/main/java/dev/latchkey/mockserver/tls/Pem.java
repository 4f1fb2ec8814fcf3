package dev.latchkey.mockserver.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes certificates and keys in PEM format (RFC 7468). Error messages never quote a key file. */
final class Pem {
    private static final Pattern BLOCK = Pattern
            .compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

    private Pem() {}

    private record Block(String label, String content) {
        byte[] bytes(Path file) {
            try {
                return Base64.getMimeDecoder().decode(content);
            } catch (IllegalArgumentException e) {
                throw new UnusableCertificateException(
                        "The file " + file + " is damaged: a block is not valid Base64.");
            }
        }
    }

    /** Returns all certificates of a file, at least one. */
    static List<X509Certificate> certificates(Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(file, "certificate")) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block.bytes(file), file));
            }
        }
        if (certificates.isEmpty()) {
            throw new UnusableCertificateException("There is no certificate in " + file
                    + ". It must be a PEM file with a line -----BEGIN CERTIFICATE-----.");
        }
        return certificates;
    }

    /** Returns the first private key of a file. */
    static PrivateKey privateKey(Path file) {
        for (Block block : blocks(file, "key")) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return key(block.bytes(file), file);
                }
                case "ENCRYPTED PRIVATE KEY" -> throw new UnusableCertificateException("The key in " + file
                        + " is encrypted. Decrypt it: openssl pkcs8 -in " + file + " -out server.key.");
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> throw new UnusableCertificateException("The key in " + file
                        + " is not in PKCS #8 format. Convert it: openssl pkcs8 -topk8 -nocrypt -in " + file
                        + " -out server.key.");
                default -> {
                    // Other blocks, such as curve parameters or the certificate, are ignored.
                }
            }
        }
        throw new UnusableCertificateException("There is no private key in " + file
                + ". It must be a PEM file with a line -----BEGIN PRIVATE KEY-----.");
    }

    static String encode(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    private static List<Block> blocks(Path file, String kind) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new UnusableCertificateException("The " + kind + " file " + file + " does not exist.", e);
        } catch (IOException e) {
            throw new UnusableCertificateException("The " + kind + " file " + file + " cannot be read: "
                    + (e instanceof AccessDeniedException ? "permission denied" : e.getMessage()) + ".", e);
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private static X509Certificate certificate(byte[] bytes, Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new UnusableCertificateException("A certificate in " + file + " is damaged.", e);
        }
    }

    private static PrivateKey key(byte[] bytes, Path file) {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (GeneralSecurityException e) {
                // The key has another algorithm: try the next.
            }
        }
        throw new UnusableCertificateException(
                "The key in " + file + " is damaged, or its algorithm is not one of " + String.join(", ", ALGORITHMS)
                        + ".");
    }
}
