package dev.latchkey.sdk.internal.json;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reflection helpers of the adapters. */
final class Reflection {
    private Reflection() {}

    /** Makes a member accessible even if it is not public, and faster to call, if its module allows it. */
    static void makeAccessible(AccessibleObject member) {
        try {
            member.setAccessible(true);
        } catch (RuntimeException e) {
            // The module does not allow it. If the member is not public either, calling it fails.
        }
    }

    /** Returns the result of an accessor. */
    static @Nullable Object get(Method accessor, @Nullable Object owner) {
        try {
            return accessor.invoke(owner, (Object[]) null);
        } catch (InvocationTargetException e) {
            throw new AssertionError("An accessor of " + accessor.getDeclaringClass().getName() + " failed", e);
        } catch (IllegalAccessException e) {
            throw inaccessible(accessor.getDeclaringClass(), e);
        }
    }

    /** Creates the error for a type that this package cannot access. */
    static AssertionError inaccessible(Class<?> type, IllegalAccessException cause) {
        return new AssertionError(type.getName() + " must be public, in a package that is open to the SDK", cause);
    }
}
