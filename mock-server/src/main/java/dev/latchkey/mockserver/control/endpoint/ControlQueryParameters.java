package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.body.SafeText;
import dev.latchkey.mockserver.rest.DurationParser;
import dev.latchkey.mockserver.rest.QueryParameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query parameters with the types that only the control API uses. Not safe for use by several threads. */
final class ControlQueryParameters extends QueryParameters {
    ControlQueryParameters(ServerRequest request) {
        super(request);
    }

    /** Reads a duration from 0 to {@code max}; zero if it is absent. */
    Duration duration(String name, Duration max) {
        String text = text(name);
        if (text == null) {
            return Duration.ZERO;
        }
        Optional<Duration> duration = DurationParser.parse(text);
        if (duration.isEmpty()) {
            problem(name, "not-a-time", DurationParser.FORMAT_HINT);
        } else if (duration.get().isNegative() || duration.get().compareTo(max) > 0) {
            problem(name, "out-of-range", "This must be from 0 to " + max.toSeconds() + "s.");
        }
        return duration.orElse(Duration.ZERO);
    }

    /** Reads a comma-separated list of the known names; empty if it is absent. */
    List<String> wireNames(String name, List<String> known) {
        @Nullable
        String text = text(name);
        List<String> names = text == null ? List.of() : Arrays.asList(text.split(",", -1));
        for (String value : names) {
            if (!known.contains(value)) {
                problem(name, "unknown", "There is no value '" + SafeText.of(value) + "'. Known are "
                        + String.join(", ", known) + ".");
                break;
            }
        }
        return names;
    }
}
