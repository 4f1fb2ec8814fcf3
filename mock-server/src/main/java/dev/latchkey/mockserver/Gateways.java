package dev.latchkey.mockserver;

import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol;
import dev.latchkey.mockserver.gateway.GatewayApi;
import dev.latchkey.mockserver.gateway.GatewayServices;
import dev.latchkey.mockserver.gateway.sandbox.SandboxGatewayApi;
import dev.latchkey.mockserver.gateway.sandbox.SandboxWebhookProtocol;
import dev.latchkey.mockserver.keys.KeyFormat;
import java.util.List;

/** The list of gateways. No other file of this module names one outside that gateway's own package. */
final class Gateways {
    /** Key formats, one per gateway. */
    static final List<KeyFormat> KEY_FORMATS = List.of(SandboxGatewayApi.KEYS);
    /** Webhook protocols, one per gateway that sends webhooks. */
    static final List<WebhookProtocol> WEBHOOK_PROTOCOLS = List.of(new SandboxWebhookProtocol());

    private Gateways() {}

    /** Creates the APIs of all gateways on top of the server's services. */
    static List<GatewayApi> apis(GatewayServices services) {
        return List.of(new SandboxGatewayApi(services));
    }
}
