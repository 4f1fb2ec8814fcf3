package dev.latchkey.sdk.internal.json;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What the adapters ask of a type's own methods. */
final class Reflection {
    private Reflection() {}

    /** Makes it callable although it may not be public, and quicker to call, where its module allows it. */
    static void makeAccessible(AccessibleObject member) {
        try {
            member.setAccessible(true);
        } catch (RuntimeException e) {
            // Its module does not; then it must be public, and a call says so.
        }
    }

    /** What an accessor answers. */
    static @Nullable Object get(Method accessor, @Nullable Object owner) {
        try {
            return accessor.invoke(owner, (Object[]) null);
        } catch (InvocationTargetException e) {
            throw new AssertionError("An accessor of " + accessor.getDeclaringClass().getName() + " failed", e);
        } catch (IllegalAccessException e) {
            throw inaccessible(accessor.getDeclaringClass(), e);
        }
    }

    /** A type of the wire that this package may not look into. */
    static AssertionError inaccessible(Class<?> type, IllegalAccessException cause) {
        return new AssertionError(type.getName() + " must be public, in a package that is open to the SDK", cause);
    }
}
