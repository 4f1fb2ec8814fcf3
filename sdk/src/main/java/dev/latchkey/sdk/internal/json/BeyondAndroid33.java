package dev.latchkey.sdk.internal.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Uses what Android has only from API level 34 on, or never and does without: the build's check looks away here. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
@interface BeyondAndroid33 {
    /** What it uses, and why that is right. */
    String value();
}
