package dev.latchkey.mockserver;

/** The sandbox does what every gateway does, also with its data in a file. */
class SqlSandboxContractTest extends EmbeddedGatewayContract {
    SqlSandboxContractTest() {
        super(new SandboxGatewayProfile(), true);
    }
}
