package dev.latchkey.sdk.internal.json;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Which components may be absent. */
final class Nullness {
    private Nullness() {}

    /**
     * Whether a document without this component is refused. Android does not tell annotations of types at run time;
     * there, nothing is required.
     */
    @BeyondAndroid33("Annotated types, which Android does not have; it is caught.")
    static boolean isRequired(RecordComponent component) {
        try {
            return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        } catch (LinkageError e) {
            return component.getType().isPrimitive();
        }
    }
}
