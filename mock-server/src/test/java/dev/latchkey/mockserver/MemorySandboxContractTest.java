package dev.latchkey.mockserver;

/** The sandbox does what every gateway does. */
class MemorySandboxContractTest extends EmbeddedGatewayContract {
    MemorySandboxContractTest() {
        super(new SandboxGatewayProfile(), false);
    }
}
