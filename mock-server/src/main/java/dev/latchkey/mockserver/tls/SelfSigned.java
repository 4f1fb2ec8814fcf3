package dev.latchkey.mockserver.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.tls.HeldCertificate;

/** Creates self-signed certificates. */
final class SelfSigned {
    private static final List<String> LOOPBACK_NAMES = List.of("localhost", "127.0.0.1", "::1");
    // Some clients reject certificates that are valid for more than 825 days.
    private static final Duration LIFETIME = Duration.ofDays(800);
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private SelfSigned() {}

    static CertificateAndKey create(Collection<String> hostNames, Instant now) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder().commonName("Latchkey sandbox")
                .organizationalUnit("Self-signed for tests").ecdsa256()
                .validityInterval(now.minus(CLOCK_SKEW).toEpochMilli(), now.plus(LIFETIME).toEpochMilli());
        names(hostNames).forEach(builder::addSubjectAlternativeName);
        HeldCertificate held = builder.build();
        return new CertificateAndKey(List.of(held.certificate()), held.keyPair().getPrivate());
    }

    /** Returns true if a certificate is valid for all these names and for loopback. */
    static boolean covers(X509Certificate certificate, Collection<String> hostNames) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            Set<String> covered = alternatives == null
                    ? Set.of()
                    : alternatives.stream().map(entry -> canonical(String.valueOf(entry.get(1))))
                            .collect(Collectors.toSet());
            return names(hostNames).stream().map(SelfSigned::canonical).allMatch(covered::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Set<String> names(Collection<String> hostNames) {
        Set<String> names = new LinkedHashSet<>(LOOPBACK_NAMES);
        hostNames.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    /** Shortens the IPv6 loopback address, which Java writes in full. */
    private static String canonical(String name) {
        return name.equals("0:0:0:0:0:0:0:1") ? "::1" : name.toLowerCase(Locale.ROOT);
    }
}
