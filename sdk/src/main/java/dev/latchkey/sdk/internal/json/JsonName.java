package dev.latchkey.sdk.internal.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a record's component in JSON, where it is not the component's own: {@code @JsonName("creation_time")}. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonName {
    /** The member's name, exactly as the gateway writes it. */
    String value();
}
