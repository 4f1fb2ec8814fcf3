package dev.latchkey.sdk.internal.http;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Map view of header fields with lower-case names. It is built on first use, since most callers never read it. */
final class HeaderMap extends AbstractMap<String, List<String>> {
    private final Headers headers;

    HeaderMap(Headers headers) {
        this.headers = headers;
    }

    @Override
    public @Nullable List<String> get(@Nullable Object name) {
        if (!(name instanceof String text) || !text.equals(text.toLowerCase(Locale.ROOT))) {
            return null;
        }
        List<String> values = headers.values(text);
        return values.isEmpty() ? null : values;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, List<String>>> entrySet() {
        return Collections.unmodifiableMap(headers.toMultimap()).entrySet();
    }
}
