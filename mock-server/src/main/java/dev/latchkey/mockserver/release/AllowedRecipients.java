package dev.latchkey.mockserver.release;

import java.util.List;

/** Allowlist of recipients for released mail. Case-insensitive. */
final class AllowedRecipients {
    private static final String SUBDOMAINS = "*.";

    private final List<String> allowed;

    AllowedRecipients(List<String> allowed) {
        this.allowed = allowed.stream().map(SmtpAddresses::toLowerAscii).toList();
    }

    /**
     * Checks that all entries are addresses or domains.
     *
     * @throws IllegalArgumentException if an entry is neither
     */
    static void check(List<String> allowed) {
        for (String each : allowed) {
            if (!SmtpAddresses.isAddress(each) && !SmtpAddresses.isDomain(domain(each))) {
                throw new IllegalArgumentException("'" + each + "' is neither an address nor a domain. Write"
                        + " ann@example.com, example.com or *.example.com.");
            }
        }
    }

    boolean allows(String address) {
        String folded = SmtpAddresses.toLowerAscii(address);
        String domain = SmtpAddresses.domain(folded);
        return allowed.stream().anyMatch(each -> {
            if (each.startsWith(SUBDOMAINS)) {
                return domain.endsWith(each.substring(1));
            }
            return each.indexOf('@') > 0 ? each.equals(folded) : domain(each).equals(domain);
        });
    }

    private static String domain(String entry) {
        return entry.startsWith(SUBDOMAINS)
                ? entry.substring(SUBDOMAINS.length())
                : entry.startsWith("@") ? entry.substring(1) : entry;
    }
}
