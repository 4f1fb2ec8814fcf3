package dev.latchkey.desktop.createkey;

import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Summarises the key in one sentence, so that users notice mistakes before they create it. */
final class KeySummary {
    private static final int MAX_NAMED = 3;

    private final Texts texts;
    private final Formats formats;

    KeySummary(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    String format(CreateKeyModel model, @Nullable LocalDate lastDay) {
        return texts.get("create.summary", model.environment.get().name().toUpperCase(Locale.ROOT), permissions(model),
                addresses(model), lastDay == null
                        ? texts.get("create.summary.forever")
                        : texts.get("create.summary.until", formats.date(formats.endOf(lastDay))));
    }

    private String permissions(CreateKeyModel model) {
        if (model.permissions.contains(Permission.EVERYTHING)) {
            return texts.get("create.summary.everything");
        }
        List<String> names = model.permissions.stream().map(Permission::name).toList();
        if (names.isEmpty()) {
            return texts.get("create.summary.nothing");
        }
        String first = String.join(", ", names.subList(0, Math.min(MAX_NAMED, names.size())));
        return names.size() <= MAX_NAMED ? first : texts.get("create.summary.more", first, names.size() - MAX_NAMED);
    }

    private String addresses(CreateKeyModel model) {
        List<IpRange> ranges = model.ips.stream().map(IpEntry::range).filter(Objects::nonNull).toList();
        if (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.prefixLength() == 0)) {
            return texts.get("create.summary.anywhere");
        }
        if (ranges.stream().anyMatch(IpRange::isIpv6)) {
            return texts.get("create.summary.ranges", ranges.size());
        }
        BigInteger count = IpRange.normalise(ranges).stream().map(IpRange::size).reduce(BigInteger.ZERO,
                BigInteger::add);
        return texts.get("create.summary.addresses", count);
    }
}
