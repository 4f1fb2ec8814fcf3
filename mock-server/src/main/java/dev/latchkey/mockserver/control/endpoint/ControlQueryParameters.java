package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.rest.DurationParser;

import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.body.SafeText;
import dev.latchkey.mockserver.rest.QueryParameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As {@link QueryParameters}, with what only the control API asks for. Not safe for use by several threads. */
final class ControlQueryParameters extends QueryParameters {
    ControlQueryParameters(Request request) {
        super(request);
    }

    /** A time, from 0 to the longest; zero where it is left out. */
    Duration time(String name, Duration longest) {
        String text = text(name);
        if (text == null) {
            return Duration.ZERO;
        }
        Optional<Duration> time = DurationParser.parse(text);
        if (time.isEmpty()) {
            problem(name, "not-a-time", DurationParser.HOW);
        } else if (time.get().isNegative() || time.get().compareTo(longest) > 0) {
            problem(name, "out-of-range", "This must be from 0 to " + longest.toSeconds() + "s.");
        }
        return time.orElse(Duration.ZERO);
    }

    /** Several of these words, with commas between; empty where it is left out. */
    List<String> wireNames(String name, List<String> known) {
        @Nullable
        String text = text(name);
        List<String> words = text == null ? List.of() : Arrays.asList(text.split(",", -1));
        for (String word : words) {
            if (!known.contains(word)) {
                problem(name, "unknown", "There is no '" + SafeText.of(word) + "' here. Known are "
                        + String.join(", ", known) + ".");
                break;
            }
        }
        return words;
    }
}
