package dev.latchkey.sdk.fault;

/**
 * Row of the fault matrix: a fault and the expected outcomes of a read and of a send.
 *
 * @param name display name
 * @param fixture creates the fault
 * @param read expected outcome of a GET
 * @param send expected outcome of a POST
 */
record Fault(String name, FaultFixture.Factory fixture, Outcome read, Outcome send) {
    /** Creates a fault with the same outcome for both. */
    static Fault of(String name, FaultFixture.Factory scene, Outcome both) {
        return new Fault(name, scene, both, both);
    }

    @Override
    public String toString() {
        return name;
    }
}
