package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;
import dev.latchkey.sdk.trust.Canary;
import dev.latchkey.sdk.trust.SandboxResponses;

/** Runs the fault matrix with the client of the sandbox. */
class SandboxFaultsTest extends FaultMatrix {
    @Override
    ClientUnderTest.GatewayFixture gateway() {
        return new ClientUnderTest.GatewayFixture() {
            @Override
            public ClientUnderTest connect(ClientOptions options) {
                return new SandboxUnderTest(Sandbox.at(options));
            }

            @Override
            public String validBody(String method) {
                return method.equals("GET") ? SandboxResponses.ACCOUNT : SandboxResponses.RECEIPT;
            }

            @Override
            public String errorBody(int status, String text) {
                return "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":" + status + ",\"detail\":\"" + text
                        + "\",\"code\":\"no\",\"requestId\":\"req_fault\"}";
            }

            @Override
            public String errorContentType() {
                return "application/problem+json";
            }
        };
    }

    private record SandboxUnderTest(Sandbox sandbox) implements ClientUnderTest {
        @Override
        public ApiCall<?> read() {
            return keyClient().account();
        }

        @Override
        public ApiCall<?> send() {
            return keyClient().sms().send(Sms.of("+4915112345678", "Hello"));
        }

        private SandboxKeyClient keyClient() {
            return sandbox.withKey("ck_1", Canary.secret());
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
