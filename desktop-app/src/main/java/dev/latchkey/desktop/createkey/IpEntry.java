package dev.latchkey.desktop.createkey;

import dev.latchkey.desktop.ui.Chip;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.KeyRules.Allowlist;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entry of the allowlist, valid or not.
 *
 * @param text text of the range, or the typed text if it is invalid
 * @param range parsed range; null if the text is invalid
 * @param suggestion range that the user probably meant; null if there is no suggestion
 */
record IpEntry(String text, @Nullable IpRange range, @Nullable IpRange suggestion) {
    private static final int WIDE_IPV4 = 16;
    private static final int WIDE_IPV6 = 32;
    private static final int MAX_SHOWN = 48;

    /**
     * Parses an address, a range, or two addresses with a hyphen between them, which may become several ranges. Invalid
     * text becomes an entry without a range, which {@link #toChip} explains.
     */
    static List<IpEntry> parse(String text) {
        String[] ends = text.split("[-–]", -1);
        if (ends.length == 2) {
            try {
                return IpRange.between(IpRange.parse(ends[0]), IpRange.parse(ends[1])).stream()
                        .map(range -> new IpEntry(range.toString(), range, null)).toList();
            } catch (IllegalArgumentException e) {
                return List.of(new IpEntry(text, null, null));
            }
        }
        return List.of(parseSingle(text));
    }

    private static IpEntry parseSingle(String text) {
        try {
            IpRange range = IpRange.parse(text);
            return new IpEntry(range.toString(), range, null);
        } catch (IllegalArgumentException e) {
            return new IpEntry(text, null, suggest(text));
        }
    }

    /** Converts the entry to a chip, with a note if it is invalid or overlaps a previous entry. */
    Chip toChip(List<IpEntry> previous, Allowlist rules, Texts texts) {
        String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        if (range == null) {
            return new Chip(shown, Chip.Tone.DANGER, suggestion == null
                    ? texts.get("create.ips.notAnAddress", shown)
                    : texts.get("create.ips.insideRange", shown, suggestion));
        } else if (!rules.allows(range)) {
            return new Chip(shown, Chip.Tone.DANGER,
                    texts.get(range.isSingleAddress() ? "create.ips.noAddresses" : "create.ips.noRanges", shown));
        }
        String note = note(range, previous, texts);
        return new Chip(shown, note.isEmpty() ? Chip.Tone.PLAIN : Chip.Tone.WARN, note);
    }

    private static String note(IpRange range, List<IpEntry> previous, Texts texts) {
        if (range.prefixLength() == 0) {
            return texts.get("create.ips.everything", range);
        }
        for (IpEntry other : previous) {
            if (other.range() != null && other.range().contains(range)) {
                return texts.get("create.ips.overlaps", range, other.range());
            } else if (other.range() != null && range.contains(other.range())) {
                return texts.get("create.ips.overlaps", other.range(), range);
            }
        }
        if (range.isPrivate()) {
            return texts.get("create.ips.private", range);
        }
        return range.prefixLength() < (range.isIpv6() ? WIDE_IPV6 : WIDE_IPV4)
                ? texts.get("create.ips.wide", range)
                : "";
    }

    private static @Nullable IpRange suggest(String text) {
        try {
            return IpRange.networkOf(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
