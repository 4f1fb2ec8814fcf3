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
 * What values of a setting look like.
 *
 * @param label what stands for a value in the help
 * @param rule what a value is, as the end of a sentence: {@code a number from 0 to 65535}
 * @param reader makes the value of a text; null when it is none, or {@link IllegalArgumentException} when there is more
 *        to say than the rule
 * @param writer makes the text of a value
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

    static SettingType<Long> count(long least, long most) {
        return new SettingType<>("N", "a number from " + least + " to " + most,
                text -> text.matches("\\d{1,18}") ? within(Long.valueOf(text), least, most) : null, String::valueOf);
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

    static SettingType<Duration> duration(Duration least, Duration most) {
        return new SettingType<>("TIME", "a time from " + UnitFormat.format(least) + " to " + UnitFormat.format(most)
                + ", such as 30s, 10m, 12h or 30d", text -> within(UnitFormat.parseDuration(text), least, most),
                UnitFormat::format);
    }

    static SettingType<Long> size(long least, long most) {
        return new SettingType<>("SIZE", "a size from " + UnitFormat.format(least) + " to " + UnitFormat.format(most)
                + ", such as 64KB, 24MB or 2GB", text -> within(UnitFormat.parseBytes(text), least, most),
                UnitFormat::format);
    }

    static SettingType<BigDecimal> money() {
        return new SettingType<>("AMOUNT", "an amount such as 0.075, with at most six decimals",
                text -> MONEY.matcher(text).matches() ? new BigDecimal(text) : null, BigDecimal::toPlainString);
    }

    static SettingType<List<IpRange>> ranges() {
        return new SettingType<>("LIST", "a list of addresses and ranges with commas between them",
                text -> parts(text).map(IpRange::parse).toList(), SettingType::joined);
    }

    static SettingType<List<String>> recipients() {
        return new SettingType<>("LIST", "a list of e-mail addresses and domains with commas between them",
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

    /** One of these constants, written in lower case with hyphens. */
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

    /** Whether the flag alone, without a value, means true. */
    boolean isSwitch() {
        return this == SWITCH;
    }

    /** Whether no value may be shown. */
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

    private static <C extends Comparable<C>> @Nullable C within(@Nullable C value, C least, C most) {
        return value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0 ? null : value;
    }
}
