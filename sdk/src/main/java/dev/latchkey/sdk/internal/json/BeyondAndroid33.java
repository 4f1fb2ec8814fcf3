package dev.latchkey.sdk.internal.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that uses an API that Android lacks before API level 34, or lacks entirely and works without. The
 * build's API check skips it.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
@interface BeyondAndroid33 {
    /** API that is used, and why that is safe. */
    String value();
}
