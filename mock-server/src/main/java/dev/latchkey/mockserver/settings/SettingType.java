package dev.latchkey.mockserver.settings;

import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Type of a setting: parses and formats its values.
 *
 * @param label placeholder for a value in the help
 * @param rule description of valid values, as the end of a sentence: {@code a number from 0 to 65535}
 * @param reader parses a value. Returns null if it is not valid, or throws {@link IllegalArgumentException} if there is
 *         a better explanation than the rule
 * @param writer formats a value
 */
public record SettingType<T>(String label, String rule, Function<String, @Nullable T> reader,
        Function<T, String> writer) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern RECIPIENT = Pattern
            .compile("[^@\\s,]+@[A-Za-z0-9.-]+|(?:@|\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9-]*\\.)+[A-Za-z0-9-]+");
    private static final Pattern MONEY = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6})?");

    private static final SettingType<Boolean> SWITCH = new SettingType<>("true|false", "true or false",
            text -> switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on", "1" -> true;
                case "false", "no", "off", "0" -> false;
                default -> null;
            }, String::valueOf);
    private static final SettingType<Secret> SECRET = new SettingType<>("SECRET", "a secret", Secret::of,
            Secret::toString);

    static SettingType<String> text(String label, String rule) {
        return new SettingType<>(label, rule, text -> text, text -> text);
    }

    static SettingType<Integer> port() {
        SettingType<Long> number = count(0, MAX_PORT);
        return new SettingType<>("PORT", number.rule, text -> {
            Long port = number.reader.apply(text);
            return port == null ? null : port.intValue();
        }, String::valueOf);
    }

    static SettingType<Long> count(long min, long max) {
        return new SettingType<>("N", "a number from " + min + " to " + max,
                text -> text.matches("\\d{1,18}") ? within(Long.valueOf(text), min, max) : null, String::valueOf);
    }

    static SettingType<Boolean> onOff() {
        return SWITCH;
    }

    static SettingType<Path> path(String label) {
        return new SettingType<>(label, "a path", text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                return null;
            }
        }, Path::toString);
    }

    static SettingType<Duration> duration(Duration min, Duration max) {
        return new SettingType<>("TIME", "a time from " + UnitFormat.format(min) + " to " + UnitFormat.format(max)
                + ", such as 30s, 10m, 12h or 30d", text -> within(UnitFormat.parseDuration(text), min, max),
                UnitFormat::format);
    }

    static SettingType<Long> size(long min, long max) {
        return new SettingType<>("SIZE", "a size from " + UnitFormat.format(min) + " to " + UnitFormat.format(max)
                + ", such as 64KB, 24MB or 2GB", text -> within(UnitFormat.parseBytes(text), min, max),
                UnitFormat::format);
    }

    static SettingType<BigDecimal> money() {
        return new SettingType<>("AMOUNT", "an amount such as 0.075, with at most six decimals",
                text -> MONEY.matcher(text).matches() ? new BigDecimal(text) : null, BigDecimal::toPlainString);
    }

    static SettingType<List<IpRange>> ranges() {
        return new SettingType<>("LIST", "a comma-separated list of addresses and ranges",
                text -> parts(text).map(IpRange::parse).toList(), SettingType::joined);
    }

    static SettingType<List<String>> recipients() {
        return new SettingType<>("LIST", "a comma-separated list of e-mail addresses and domains",
                text -> parts(text).allMatch(part -> RECIPIENT.matcher(part).matches())
                        ? parts(text).map(part -> part.toLowerCase(Locale.ROOT)).toList()
                        : null,
                SettingType::joined);
    }

    static SettingType<InetSocketAddress> endpoint() {
        return new SettingType<>("HOST:PORT", "a host and a port, such as mail.example.com:587", text -> {
            int colon = text.lastIndexOf(':');
            Integer port = colon <= 0 ? null : port().reader.apply(text.substring(colon + 1));
            String host = colon <= 0 ? "" : text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
            return port == null || port == 0 || host.isBlank() ? null : InetSocketAddress.createUnresolved(host, port);
        }, address -> (address.getHostString().indexOf(':') < 0
                ? address.getHostString()
                : "[" + address.getHostString() + "]") + ":" + address.getPort());
    }

    /** Creates a type for an enum, whose constants are written in lower case with hyphens. */
    static <E extends Enum<E>> SettingType<E> choice(Class<E> type) {
        List<E> choices = Arrays.asList(type.getEnumConstants());
        String named = choices.stream().map(SettingType::hyphenated).collect(Collectors.joining("|"));
        return new SettingType<>(named, "one of " + named.replace("|", ", "),
                text -> choices.stream().filter(choice -> hyphenated(choice).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst().orElse(null),
                SettingType::hyphenated);
    }

    static SettingType<Secret> secret() {
        return SECRET;
    }

    /** Returns true if the flag without a value means {@code true}. */
    boolean isSwitch() {
        return this == SWITCH;
    }

    /** Returns true if values must never be displayed. */
    boolean isSecret() {
        return this == SECRET;
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip);
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String hyphenated(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <C extends Comparable<C>> @Nullable C within(@Nullable C value, C min, C max) {
        return value == null || value.compareTo(min) < 0 || value.compareTo(max) > 0 ? null : value;
    }
}
