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

/** Certificates that are signed by themselves. */
final class SelfSigned {
    private static final List<String> OWN_NAMES = List.of("localhost", "127.0.0.1", "::1");
    // Some clients take none that is valid for longer than 825 days.
    private static final Duration VALID = Duration.ofDays(800);
    private static final Duration BEFORE = Duration.ofDays(1);

    private SelfSigned() {}

    static CertificateAndKey create(Collection<String> hostNames, Instant now) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder().commonName("Latchkey sandbox")
                .organizationalUnit("Self-signed for tests").ecdsa256()
                .validityInterval(now.minus(BEFORE).toEpochMilli(), now.plus(VALID).toEpochMilli());
        names(hostNames).forEach(builder::addSubjectAlternativeName);
        HeldCertificate made = builder.build();
        return new CertificateAndKey(List.of(made.certificate()), made.keyPair().getPrivate());
    }

    /** Whether a certificate is for all these names, and for each computer itself. */
    static boolean covers(X509Certificate certificate, Collection<String> hostNames) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            Set<String> known = alternatives == null
                    ? Set.of()
                    : alternatives.stream().map(entry -> canonical(String.valueOf(entry.get(1))))
                            .collect(Collectors.toSet());
            return names(hostNames).stream().map(SelfSigned::canonical).allMatch(known::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Set<String> names(Collection<String> hostNames) {
        Set<String> names = new LinkedHashSet<>(OWN_NAMES);
        hostNames.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    /** Java writes out IPv6 addresses; compared is the short form of those that matter. */
    private static String canonical(String name) {
        return name.equals("0:0:0:0:0:0:0:1") ? "::1" : name.toLowerCase(Locale.ROOT);
    }
}
