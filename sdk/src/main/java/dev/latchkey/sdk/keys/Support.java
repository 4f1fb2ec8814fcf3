package dev.latchkey.sdk.keys;

/**
 * Level of support for a feature. A form shows the control, the control with a note, or the reason why there is none.
 *
 * {@snippet :
 * Support choice = keys.rules().length().choice();
 * if (choice instanceof Support.Unsupported unsupported) {
 *     System.out.println("The length cannot be chosen: " + unsupported.why());
 * }
 * }
 */
public sealed interface Support {
    /** The gateway supports it. */
    record Supported() implements Support {}

    /**
     * The gateway does not support it, but Latchkey emulates it.
     *
     * @param how one English sentence
     */
    record Emulated(String how) implements Support {}

    /**
     * The feature is not available.
     *
     * @param why one English sentence
     */
    record Unsupported(String why) implements Support {}

    /** Returns support by the gateway. */
    static Support yes() {
        return new Supported();
    }

    /** Returns support by emulation, with a sentence that says how. */
    static Support emulated(String how) {
        return new Emulated(how);
    }

    /** Returns missing support, with a sentence that says why. */
    static Support no(String why) {
        return new Unsupported(why);
    }

    /** Returns true if the feature is available, by the gateway or by Latchkey. */
    default boolean available() {
        return !(this instanceof Unsupported);
    }
}
