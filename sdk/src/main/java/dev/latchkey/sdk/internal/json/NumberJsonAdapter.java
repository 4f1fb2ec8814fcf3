package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adapter for exact numbers, which are written as numbers and read from strings too. Numbers that have more than a
 * thousand digits when written out are rejected, because computing with them could take forever.
 */
final class NumberJsonAdapter<N extends Number> extends JsonAdapter<N> {
    private static final int MAX_DIGITS = 1000;
    private static final int DIGITS_OF_ANY_INT = 9;

    private static final Map<Type, JsonAdapter<?>> ADAPTERS = Map.of(
            BigDecimal.class, new NumberJsonAdapter<>(Function.identity()),
            BigInteger.class, new NumberJsonAdapter<>(BigDecimal::toBigIntegerExact));

    static final JsonAdapter.Factory FACTORY = (type, annotations,
            moshi) -> annotations.isEmpty() ? ADAPTERS.get(type) : null;

    private final Function<BigDecimal, N> converter;

    private NumberJsonAdapter(Function<BigDecimal, N> of) {
        this.converter = of;
    }

    @Override
    public @Nullable N fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        String text = reader.nextString();
        try {
            return converter.apply(parse(text));
        } catch (ArithmeticException e) {
            throw new InvalidJsonValueException("An integer was expected.");
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable N value) throws IOException {
        writer.value(value);
    }

    /** Parses a number exactly, as {@code Long} if it fits, otherwise as {@code BigInteger} or {@code BigDecimal}. */
    static Number parseNarrowest(String text) {
        if (text.length() <= DIGITS_OF_ANY_INT || text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9')) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                // larger than a long, or not an integer
            }
        }
        BigDecimal exact = parse(text);
        return exact.scale() == 0 ? exact.toBigInteger() : exact;
    }

    static BigDecimal parse(String text) {
        if (text.length() > MAX_DIGITS) {
            throw new InvalidJsonValueException("This number has too many digits.");
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > MAX_DIGITS) {
                throw new InvalidJsonValueException("This number is out of range.");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new InvalidJsonValueException("A number was expected.");
        }
    }
}
