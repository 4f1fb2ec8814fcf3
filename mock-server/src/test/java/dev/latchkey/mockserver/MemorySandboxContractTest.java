package dev.latchkey.mockserver;

/** The gateway contract, for the sandbox with its data in memory. */
class MemorySandboxContractTest extends EmbeddedGatewayContract {
    MemorySandboxContractTest() {
        super(new SandboxGatewayProfile(), false);
    }
}
