package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonQualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a gateway writes a time. Stands on a record's component of type {@code Instant}, {@code Optional<Instant>} or
 * {@code List<Instant>}; without it, times are {@link Form#ISO} and must say their zone.
 *
 * <p>The form decides what is written. What is read may be any of the text forms, because gateways mix them, and a
 * text that names its own zone is taken at its word. An empty text is read as no time.
 */
@JsonQualifier
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonTime {
    /** What it looks like. */
    Form value();

    /** The zone that texts without one are in, and that those are written in: {@code UTC}, {@code Europe/Berlin}. */
    String zone() default "UTC";

    /** What a time looks like. */
    enum Form {
        /** {@code 2026-01-02T03:04:05.678Z}. */
        ISO,
        /** {@code 2026-01-02T03:04:05.678}, without a zone. */
        ISO_LOCAL,
        /** {@code 2026-01-02 03:04:05.678}, without a zone. */
        SPACED,
        /** {@code Fri, 2 Jan 2026 03:04:05 GMT}. */
        RFC_1123,
        /** Seconds since 1970, as a number; read from a text of digits too. */
        EPOCH_SECONDS,
        /** Milliseconds since 1970, as a number; read from a text of digits too. */
        EPOCH_MILLIS
    }
}
