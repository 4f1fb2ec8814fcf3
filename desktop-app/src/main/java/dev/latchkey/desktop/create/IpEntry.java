package dev.latchkey.desktop.create;

import dev.latchkey.desktop.ui.Chip;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.KeyRules.Allowlist;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the allowlist as it was typed.
 *
 * @param text what was typed, or the range it was understood as
 * @param range the range; null when it is none
 * @param suggestion the range that was likely meant; null where there is no guess
 */
record IpEntry(String text, @Nullable IpRange range, @Nullable IpRange suggestion) {
    private static final int WIDE_IPV4 = 16;
    private static final int WIDE_IPV6 = 32;
    private static final int SHOWN = 48;
    private static final List<IpRange> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8",
            "169.254.0.0/16", "100.64.0.0/10", "::1", "fc00::/7", "fe80::/10").stream().map(IpRange::parse).toList();

    /** Reads an entry; what is wrong with it is found by {@link #chip}. */
    static IpEntry read(String text) {
        try {
            IpRange range = IpRange.parse(text);
            return new IpEntry(range.toString(), range, null);
        } catch (IllegalArgumentException e) {
            return new IpEntry(text, null, guess(text));
        }
    }

    /** How it is shown among the entries before it. */
    Chip chip(List<IpEntry> before, Allowlist rules, Texts texts) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        if (range == null) {
            return new Chip(shown, Chip.Tone.DANGER, suggestion == null
                    ? texts.get("create.ips.notAnAddress", shown)
                    : texts.get("create.ips.insideRange", shown, suggestion));
        } else if (!rules.allows(range)) {
            return new Chip(shown, Chip.Tone.DANGER,
                    texts.get(range.isSingleAddress() ? "create.ips.noAddresses" : "create.ips.noRanges", shown));
        }
        String note = note(range, before, texts);
        return new Chip(shown, note.isEmpty() ? Chip.Tone.PLAIN : Chip.Tone.WARN, note);
    }

    private static String note(IpRange range, List<IpEntry> before, Texts texts) {
        if (range.prefixLength() == 0) {
            return texts.get("create.ips.everything", range);
        }
        for (IpEntry other : before) {
            if (other.range() != null && other.range().contains(range)) {
                return texts.get("create.ips.overlaps", range, other.range());
            } else if (other.range() != null && range.contains(other.range())) {
                return texts.get("create.ips.overlaps", other.range(), range);
            }
        }
        if (PRIVATE.stream().anyMatch(known -> known.contains(range))) {
            return texts.get("create.ips.private", range);
        }
        return range.prefixLength() < (range.isIpv6() ? WIDE_IPV6 : WIDE_IPV4)
                ? texts.get("create.ips.wide", range)
                : "";
    }

    private static @Nullable IpRange guess(String text) {
        try {
            return IpRange.networkOf(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
