package dev.latchkey.sdk.internal.json;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Finds out which record components may be null. */
final class Nullness {
    private Nullness() {}

    /**
     * Returns true if a document without this component is invalid. Android has no type annotations at run time, so
     * nothing but primitives is required there.
     */
    @BeyondAndroid33("Annotated types, which Android lacks; the error is caught.")
    static boolean isRequired(RecordComponent component) {
        try {
            return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        } catch (LinkageError e) {
            return component.getType().isPrimitive();
        }
    }
}
