package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonQualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * JSON form of a time, for record components of type {@code Instant}, {@code Optional<Instant>} or {@code
 * List<Instant>}. Without it, times are {@link Form#ISO} and must name their zone.
 *
 * <p>The form decides what is written. Any of the text forms can be read, because gateways mix them. A zone in the
 * text takes precedence over {@link #zone()}. An empty text is read as no time.
 */
@JsonQualifier
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonTime {
    /** Form in which the time is written. */
    Form value();

    /** Zone of times that are written without one: {@code UTC}, {@code Europe/Berlin}. */
    String zone() default "UTC";

    /** Form of a time. */
    enum Form {
        /** {@code 2026-01-02T03:04:05.678Z}. */
        ISO,
        /** {@code 2026-01-02T03:04:05.678}, without a zone. */
        ISO_LOCAL,
        /** {@code 2026-01-02 03:04:05.678}, without a zone. */
        SPACED,
        /** {@code Fri, 2 Jan 2026 03:04:05 GMT}. */
        RFC_1123,
        /** Seconds since 1970, as a number. Can be read from a string of digits too. */
        EPOCH_SECONDS,
        /** Milliseconds since 1970, as a number. Can be read from a string of digits too. */
        EPOCH_MILLIS
    }
}
