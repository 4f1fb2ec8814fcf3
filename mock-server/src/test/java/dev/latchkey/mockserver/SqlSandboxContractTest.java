package dev.latchkey.mockserver;

/** The gateway contract, for the sandbox with its data in a file. */
class SqlSandboxContractTest extends EmbeddedGatewayContract {
    SqlSandboxContractTest() {
        super(new SandboxGatewayProfile(), true);
    }
}
