package dev.latchkey.sdk.internal.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Name of a record component in JSON, where it differs from the component's own: {@code @JsonName("creation_time")}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonName {
    /** Name of the member, exactly as the gateway writes it. */
    String value();
}
