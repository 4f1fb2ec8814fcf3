package dev.latchkey.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void anObjectIsIndentedEscapedAndWithoutWhatHasNoValue() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("to", List.of("a", "b"));
        fields.put("none", null);
        fields.put("text", "say \"hi\"\n\u0001\\");
        fields.put("parts", 2);
        fields.put("ok", true);
        fields.put("inner", Map.of("x", 1));
        fields.put("empty", List.of());
        assertThat(JsonText.pretty(fields)).isEqualTo("""
                {
                  "to": [
                    "a",
                    "b"
                  ],
                  "text": "say \\"hi\\"\\n\\u0001\\\\",
                  "parts": 2,
                  "ok": true,
                  "inner": {
                    "x": 1
                  },
                  "empty": []
                }""");
    }

    @Test
    void whatIsSeenStaysAndWhatIsInvisibleIsEscaped() {
        assertThat(JsonText.pretty(Map.of("text", "größer 🗝 a\u202Eb\u200B\u0085\ud83d.")))
                .isEqualTo("{\n  \"text\": \"größer 🗝 a\\u202eb\\u200b\\u0085\\ud83d.\"\n}");
    }
}
