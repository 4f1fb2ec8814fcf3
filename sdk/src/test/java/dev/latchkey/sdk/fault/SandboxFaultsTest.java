package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.trust.Canary;
import dev.latchkey.sdk.trust.SandboxResponses;

/** The sandbox's client in the matrix of faults. */
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
            public String errorBody(int status, String words) {
                return "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":" + status + ",\"detail\":\"" + words
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
            return keyed().account();
        }

        @Override
        public ApiCall<?> send() {
            return keyed().sms().send(Sms.of("+4915112345678", "Hello"));
        }

        private SandboxKeyClient keyed() {
            return sandbox.withKey("ck_1", Canary.secret());
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
