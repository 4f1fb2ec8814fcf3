package dev.latchkey.sdk.fault;

/**
 * A row of the matrix: what is wrong, and what becomes of a call that reads and of one that sends.
 *
 * @param name for people
 * @param fixture what is wrong
 * @param read what a GET comes to
 * @param send what a POST comes to
 */
record Fault(String name, FaultFixture.Factory fixture, Outcome read, Outcome send) {
    /** The same for both. */
    static Fault of(String name, FaultFixture.Factory scene, Outcome both) {
        return new Fault(name, scene, both, both);
    }

    @Override
    public String toString() {
        return name;
    }
}
