package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.model.EventType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Properties of a webhook to create.
 *
 * @param gateway gateway whose webhook format it uses
 * @param url URL that is called
 * @param events types of events that are sent; empty for all
 * @param active true if it is called
 */
public record WebhookSpec(String gateway, URI url, Set<EventType> events, boolean active) {
    private static final URI PLACEHOLDER = URI.create("http://localhost/");

    public static WebhookSpec read(JsonObjectReader fields, List<KeyFormat> formats) {
        String gateway = GatewayParser.read(fields, formats).gateway();
        String text = fields.text("url", 1, 2_000);
        Optional<URI> url = url(text);
        if (url.isEmpty() && fields.isSound("url")) {
            fields.problem("url", "not-a-url", "Write an http or https URL such as https://example.com/hooks.");
        }
        List<String> names = fields.texts("events", 0, EventType.values().length);
        Set<EventType> events = EnumSet.noneOf(EventType.class);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<EventType> type = Arrays.stream(EventType.values()).filter(known -> known.wireName().equals(name))
                    .findFirst();
            type.ifPresent(events::add);
            if (type.isEmpty()) {
                fields.problem("events/" + i, "unknown", "Known are "
                        + String.join(", ", Arrays.stream(EventType.values()).map(EventType::wireName).toList()) + ".");
            }
        }
        Boolean active = fields.optionalBoolean("active");
        return new WebhookSpec(gateway, url.orElse(PLACEHOLDER), events, active == null || active);
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null
                    && url.getUserInfo() == null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
