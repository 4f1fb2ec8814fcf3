package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Adapter for times, in the form that {@link JsonTime} defines. */
final class TimeJsonAdapter extends JsonAdapter<Instant> {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        if (type != Instant.class || annotations.size() > 1) {
            return null;
        }
        if (annotations.isEmpty()) {
            return new TimeJsonAdapter(JsonTime.Form.ISO, null);
        }
        return annotations.iterator().next() instanceof JsonTime time
                ? new TimeJsonAdapter(time.value(), ZoneId.of(time.zone()).normalized())
                : null;
    };

    private final JsonTime.Form form;
    private final @Nullable ZoneId zone;

    private TimeJsonAdapter(JsonTime.Form form, @Nullable ZoneId zone) {
        this.form = form;
        this.zone = zone;
    }

    @Override
    public @Nullable Instant fromJson(JsonReader reader) throws IOException {
        JsonReader.Token next = reader.peek();
        if (next == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        String text = reader.nextString();
        if (text.isEmpty() && zone != null) {
            return null;
        }
        try {
            return read(text, next == JsonReader.Token.NUMBER);
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidJsonValueException("A time was expected.");
        }
    }

    private Instant read(String text, boolean number) {
        switch (form) {
            case EPOCH_SECONDS :
                return sinceEpoch(NumberJsonAdapter.parse(text));
            case EPOCH_MILLIS :
                return sinceEpoch(NumberJsonAdapter.parse(text).movePointLeft(3));
            default :
                if (number) {
                    throw new InvalidJsonValueException("A time was expected as a string.");
                }
                // Only RFC 1123 dates contain no hyphen.
                return form == JsonTime.Form.RFC_1123 && !text.contains("-")
                        ? Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))
                        : InstantFormat.parse(text, zone);
        }
    }

    private static Instant sinceEpoch(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Instant value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        switch (form) {
            case EPOCH_SECONDS -> writer.value(value.getEpochSecond());
            case EPOCH_MILLIS -> writer.value(value.toEpochMilli());
            case RFC_1123 -> writer.value(DateTimeFormatter.RFC_1123_DATE_TIME.format(value.atZone(ZoneOffset.UTC)));
            case ISO -> writer.value(InstantFormat.format(value, 'T', null));
            case ISO_LOCAL -> writer.value(InstantFormat.format(value, 'T', zone));
            case SPACED -> writer.value(InstantFormat.format(value, ' ', zone));
        }
    }
}
