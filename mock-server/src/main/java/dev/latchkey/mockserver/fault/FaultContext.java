package dev.latchkey.mockserver.fault;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens, and that a rule can be for.
 *
 * @param phase when
 * @param stage how much is known of it
 * @param gateway in which gateway's words it is asked; null where that is not known
 * @param accountId whose it is; null where that is not known
 * @param routes names by which its route can be matched; empty for none
 * @param keyId with which key; null where that is not known
 * @param keyName that key's name
 * @param address where it comes from; null for a webhook's call
 * @param recipients bare addresses or numbers; empty where they are not known
 */
public record FaultContext(Phase phase, Phase.MatchStage stage, @Nullable String gateway, @Nullable String accountId,
        List<String> routes, @Nullable String keyId, @Nullable String keyName, @Nullable InetAddress address,
        List<String> recipients) {
    public FaultContext {
        routes = List.copyOf(routes);
        recipients = List.copyOf(recipients);
    }

    /** An HTTP request whose route is known, and nothing else. */
    public static FaultContext request(Phase phase, String gateway, List<String> routes, InetAddress address) {
        return new FaultContext(phase, Phase.MatchStage.NOTHING, gateway, null, routes, null, null, address, List.of());
    }

    /** A client of the relay of whom nothing is known but its address. */
    public static FaultContext mail(Phase phase, InetAddress address) {
        return new FaultContext(phase, Phase.MatchStage.NOTHING, null, null, List.of(), null, null, address, List.of());
    }

    /** An event that is to be told to a webhook of this gateway. */
    public static FaultContext webhook(String gateway, String accountId, String keyId, String keyName,
            String recipient) {
        return new FaultContext(Phase.WEBHOOK, Phase.MatchStage.MESSAGE, gateway, accountId, List.of(), keyId, keyName,
                null,
                List.of(recipient));
    }

    /** The same, of this account and key; no key for a session. */
    public FaultContext withCaller(String account, @Nullable String key, @Nullable String name) {
        return new FaultContext(phase, Phase.MatchStage.CALLER, gateway, account, routes, key, name, address,
                recipients);
    }

    /** The same, of a key of this gateway. */
    public FaultContext withGateway(String ofGateway) {
        return new FaultContext(phase, stage, ofGateway, accountId, routes, keyId, keyName, address, recipients);
    }

    /** The same, with the message's recipients; none where what happens is about no message. */
    public FaultContext withRecipients(List<String> all) {
        return new FaultContext(phase, Phase.MatchStage.MESSAGE, gateway, accountId, routes, keyId, keyName, address,
                all);
    }

    /** The same, at another time. */
    public FaultContext withPhase(Phase other) {
        return new FaultContext(other, stage, gateway, accountId, routes, keyId, keyName, address, recipients);
    }
}
