package dev.latchkey.mockserver.release;

import java.util.List;

/** Whom mails may reach. Upper and lower case are the same. */
final class AllowedRecipients {
    private static final String SUBDOMAINS = "*.";

    private final List<String> allowed;

    AllowedRecipients(List<String> allowed) {
        this.allowed = allowed.stream().map(SmtpAddresses::toLowerAscii).toList();
    }

    /**
     * Checks a list of addresses and domains.
     *
     * @throws IllegalArgumentException when one is neither
     */
    static void check(List<String> allowed) {
        for (String each : allowed) {
            if (!SmtpAddresses.isAddress(each) && !SmtpAddresses.isDomain(domain(each))) {
                throw new IllegalArgumentException("'" + each + "' is no address and no domain: write ann@example.com,"
                        + " example.com or *.example.com.");
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
