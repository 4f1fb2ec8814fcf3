package dev.latchkey.mockserver.contract;

import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a gateway's dialect says for what every gateway can say. A dialect that supplies this runs the whole
 * {@link GatewayContract}.
 */
public interface GatewayProfile {
    /** The gateway's id. */
    String gateway();

    /** What it has beside the common. */
    Set<Feature> features();

    /** What can be sent through it, the most important first. */
    List<Channel> channels();

    /** The names of everything a key can be allowed. */
    List<String> permissions();

    /** The name of what a key needs for this. */
    String permission(Capability capability);

    /** A request that needs just this; empty where there is none. */
    Optional<Asked> needing(Capability capability);

    /** Asks to send this. */
    Asked send(Outgoing message);

    /** What of a message arrives when it is sent in these words. */
    default Outgoing carried(Outgoing message) {
        return message;
    }

    /** The same request with a key. */
    Asked as(Key key, Asked asked);

    /** The same request with credentials nobody can read. */
    Asked asGarbage(Asked asked);

    /** Whether the answer says that it was done. */
    boolean accepts(Reply reply);

    /** Whether the answer is what the gateway says for this reason, and tells its reader what to do. */
    boolean refuses(Reply reply, RefusalReason reason);

    /** Whether the answer refuses with this status, in the envelope of the gateway's errors. */
    boolean refuses(Reply reply, int status);

    /** Asks for a key that may do everything. */
    Asked makeKey(String name);

    /** Asks to change a key; {@code changes} by the names of the control API. */
    Asked editKey(String keyId, Map<String, Object> changes);

    /** Asks to revoke a key. */
    Asked revokeKey(String keyId);

    /** Asks to take back a message that waits. */
    Asked cancel(String messageId);

    /** Asks for a message. */
    Asked read(String messageId);

    /** The neutral words for the events the gateway tells webhooks of. */
    Set<String> told();

    /** What a call of a webhook tells. */
    Told read(Called call);

    /** Whether a call bears the signature of a webhook's secret. */
    boolean isSigned(Called call, String secret);

    /**
     * A call of a webhook as it came.
     *
     * @param headers by their names in lower case
     */
    record Called(Map<String, String> headers, String body) {}

    /**
     * An event in neutral words.
     *
     * @param id the same for every call that tells of it
     * @param type {@code delivered} and so on
     */
    record Told(String id, String type, String messageId) {}
}
