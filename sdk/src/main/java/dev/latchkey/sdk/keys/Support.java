package dev.latchkey.sdk.keys;

/**
 * Whether a gateway can do something. Forms show the control, the control with a note, or why there is none.
 *
 * {@snippet :
 * Support asked = keys.rules().length().choice();
 * if (asked instanceof Support.Unsupported not) {
 *     System.out.println("The length cannot be chosen: " + not.why());
 * }
 * }
 */
public sealed interface Support {
    /** The gateway does it. */
    record Supported() implements Support {}

    /**
     * The gateway does not, but Latchkey does it by other means.
     *
     * @param how one English sentence
     */
    record Emulated(String how) implements Support {}

    /**
     * It cannot be done.
     *
     * @param why one English sentence
     */
    record Unsupported(String why) implements Support {}

    /** The gateway does it. */
    static Support yes() {
        return new Supported();
    }

    /** The gateway does not, but Latchkey does it like this. */
    static Support emulated(String how) {
        return new Emulated(how);
    }

    /** It cannot be done, for this reason. */
    static Support no(String why) {
        return new Unsupported(why);
    }

    /** Whether it can be done at all, by the gateway or by Latchkey. */
    default boolean available() {
        return !(this instanceof Unsupported);
    }
}
