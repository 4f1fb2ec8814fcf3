package dev.latchkey.mockserver.fault;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of a request, mail or webhook attempt that fault rules are matched against.
 *
 * @param phase phase of the request, mail or attempt
 * @param stage attributes that can be matched so far
 * @param gateway gateway of the request; null if unknown
 * @param accountId account of the caller; null if unknown
 * @param routes names of the route; empty for none
 * @param keyId key of the caller; null if unknown
 * @param keyName name of the key; null if unknown
 * @param address network address of the client; null for a webhook attempt
 * @param recipients bare addresses or phone numbers; empty if unknown
 */
public record FaultContext(FaultPhase phase, FaultPhase.MatchStage stage, @Nullable String gateway,
        @Nullable String accountId,
        List<String> routes, @Nullable String keyId, @Nullable String keyName, @Nullable InetAddress address,
        List<String> recipients) {
    public FaultContext {
        routes = List.copyOf(routes);
        recipients = List.copyOf(recipients);
    }

    /** An HTTP request of which only the route and the client address are known. */
    public static FaultContext request(FaultPhase phase, String gateway, List<String> routes, InetAddress address) {
        return new FaultContext(phase, FaultPhase.MatchStage.NOTHING, gateway, null, routes, null, null, address,
                List.of());
    }

    /** An SMTP client of which only the address is known. */
    public static FaultContext mail(FaultPhase phase, InetAddress address) {
        return new FaultContext(phase, FaultPhase.MatchStage.NOTHING, null, null, List.of(), null, null, address,
                List.of());
    }

    /** An event to send to a webhook of this gateway. */
    public static FaultContext webhook(String gateway, String accountId, String keyId, String keyName,
            String recipient) {
        return new FaultContext(FaultPhase.WEBHOOK, FaultPhase.MatchStage.MESSAGE, gateway, accountId, List.of(), keyId,
                keyName,
                null,
                List.of(recipient));
    }

    /** Returns a copy with the account and key of the caller; null keys for a session. */
    public FaultContext withCaller(String account, @Nullable String key, @Nullable String name) {
        return new FaultContext(phase, FaultPhase.MatchStage.CALLER, gateway, account, routes, key, name, address,
                recipients);
    }

    /** Returns a copy with this gateway. */
    public FaultContext withGateway(String ofGateway) {
        return new FaultContext(phase, stage, ofGateway, accountId, routes, keyId, keyName, address, recipients);
    }

    /** Returns a copy with the message's recipients; empty if the request concerns no message. */
    public FaultContext withRecipients(List<String> all) {
        return new FaultContext(phase, FaultPhase.MatchStage.MESSAGE, gateway, accountId, routes, keyId, keyName,
                address,
                all);
    }

    /** Returns a copy in another phase. */
    public FaultContext withPhase(FaultPhase other) {
        return new FaultContext(other, stage, gateway, accountId, routes, keyId, keyName, address, recipients);
    }
}
