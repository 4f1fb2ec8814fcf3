package dev.latchkey.mockserver.http.body;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object and collects everything that is wrong with them. Ask for every field, then call
 * {@link #finish()}, which refuses if something was wrong or if there is a field that nobody asked for: a misspelt
 * {@code allowedIps} must not make an open key. Until then, a field that is wrong reads as empty. Null is as good as
 * left out. Not safe for use by several threads.
 */
public final class JsonObjectReader {
    private static final int MAX_PROBLEMS = 100;

    private final Map<String, @Nullable Object> members;
    private final String pointer;
    private final List<FieldError> problems;
    private final List<JsonObjectReader> nested = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    /** The fields of a whole document. */
    public JsonObjectReader(Map<String, @Nullable Object> members) {
        this(members, "#", new ArrayList<>());
    }

    private JsonObjectReader(Map<String, @Nullable Object> members, String pointer, List<FieldError> problems) {
        this.members = members;
        this.pointer = pointer;
        this.problems = problems;
    }

    /**
     * A text that must be there.
     *
     * @param min fewest characters
     * @param max most characters
     */
    public String text(String name, int min, int max) {
        String value = optionalText(name, min, max);
        if (value == null && members.get(name) == null) {
            problem(name, "missing", "This must be given.");
        }
        return value == null ? "" : value;
    }

    /** A text that may be left out. */
    public @Nullable String optionalText(String name, int min, int max) {
        Object value = ask(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            wrongKind(name, "a text");
            return null;
        }
        return checked(name, text, min, max) ? text : null;
    }

    /**
     * A list of texts; left out is as good as empty.
     *
     * @param min fewest entries
     * @param max most entries
     */
    public List<String> texts(String name, int min, int max) {
        List<?> values = list(name, min, max, "texts");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof String text) {
                texts.add(text);
            } else {
                wrongKind(name + "/" + i, "a text");
            }
        }
        // Half a list would shift the numbers in what is said about the rest.
        return texts.size() == values.size() ? texts : List.of();
    }

    /** A whole number that may be left out. */
    public @Nullable Integer optionalInt(String name, int min, int max) {
        BigDecimal value = optionalDecimal(name, min, max);
        if (value == null) {
            return null;
        }
        if (value.stripTrailingZeros().scale() > 0) {
            problem(name, "not-whole", "This must be a whole number.");
            return null;
        }
        return value.intValue();
    }

    /** A number that may be left out. */
    public @Nullable BigDecimal optionalDecimal(String name, long min, long max) {
        Object value = ask(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof BigDecimal number)) {
            wrongKind(name, "a number");
            return null;
        }
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            problem(name, "out-of-range", "This must be from " + min + " to " + max + ".");
            return null;
        }
        return number;
    }

    /** True or false, or left out. */
    public @Nullable Boolean optionalFlag(String name) {
        Object value = ask(name);
        if (value != null && !(value instanceof Boolean)) {
            wrongKind(name, "true or false");
        }
        return value instanceof Boolean flag ? flag : null;
    }

    /** An object that may be left out. */
    public @Nullable JsonObjectReader optionalObject(String name) {
        Object value = ask(name);
        if (value instanceof Map<?, ?> map) {
            JsonObjectReader object = inside(map, name);
            nested.add(object);
            return object;
        }
        if (value != null) {
            wrongKind(name, "an object");
        }
        return null;
    }

    /** A list of objects; left out is as good as empty. */
    public List<JsonObjectReader> objects(String name, int min, int max) {
        List<?> values = list(name, min, max, "objects");
        List<JsonObjectReader> objects = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Map<?, ?> map) {
                objects.add(inside(map, name + "/" + i));
            } else {
                wrongKind(name + "/" + i, "an object");
            }
        }
        nested.addAll(objects);
        return objects;
    }

    /**
     * A list of texts, of objects, or of both; left out is as good as empty.
     *
     * @param min fewest entries
     * @param max most entries
     */
    public List<TextOrObject> textsOrObjects(String name, int min, int max) {
        List<?> values = list(name, min, max, "texts or objects");
        List<TextOrObject> entries = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof String text) {
                entries.add(new TextOrObject(text, null));
            } else if (values.get(i) instanceof Map<?, ?> map) {
                JsonObjectReader object = inside(map, name + "/" + i);
                nested.add(object);
                entries.add(new TextOrObject(null, object));
            } else {
                wrongKind(name + "/" + i, "a text or an object");
            }
        }
        return entries.size() == values.size() ? entries : List.of();
    }

    /** An object of texts, of any names; left out is as good as empty. */
    public Map<String, String> textsByName(String name, int max) {
        Map<String, String> texts = new LinkedHashMap<>();
        Object value = ask(name);
        if (value instanceof Map<?, ?> given && given.size() <= max
                && given.values().stream().allMatch(String.class::isInstance)) {
            given.forEach((key, text) -> texts.put((String) key, (String) text));
        } else if (value != null) {
            wrongKind(name, "an object of at most " + max + " texts");
        }
        return texts;
    }

    /** Whether the field is there as a list, so that it can be read as such. */
    public boolean isList(String name) {
        return members.get(name) instanceof List<?>;
    }

    /** Whether there is such a field, even if it is null. */
    public boolean isGiven(String name) {
        asked.add(name);
        return members.containsKey(name);
    }

    /** As {@link #isGiven}, of a field that shall be changed and so cannot be null. */
    public boolean isChanged(String name) {
        if (isGiven(name) && members.get(name) == null) {
            problem(name, "null", "This cannot be null. Leave it out to leave it as it is.");
        }
        return members.get(name) != null;
    }

    /**
     * Says that something is wrong with a field.
     *
     * @param path name of the field; an entry of a list is {@code allowedIps/0}
     * @param code short name of the rule that was broken
     * @param detail what is wrong and what to do
     */
    public void problem(String path, String code, String detail) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new FieldError(pointer + "/" + path, code, detail));
        }
    }

    /** Whether nothing was found wrong with this field so far. */
    public boolean isSound(String path) {
        String place = pointer + "/" + path;
        return problems.stream().noneMatch(error -> error.pointer().equals(place));
    }

    /** Refuses if anything was wrong here or in an object inside. */
    public void finish() {
        findUnasked();
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
    }

    private void findUnasked() {
        for (String name : members.keySet()) {
            if (!asked.contains(name)) {
                problem(SafeText.inPointer(name), "unknown-field", "There is no field '" + SafeText.of(name) + "'. "
                        + (asked.isEmpty()
                                ? "None is known here."
                                : "Known are " + String.join(", ", asked.stream().sorted().toList()) + "."));
            }
        }
        nested.forEach(JsonObjectReader::findUnasked);
    }

    private @Nullable Object ask(String name) {
        asked.add(name);
        return members.get(name);
    }

    private List<?> list(String name, int min, int max, String what) {
        Object value = ask(name);
        if (value == null && min > 0) {
            problem(name, "missing", "This must be given.");
        }
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> values)) {
            wrongKind(name, "a list of " + what);
            return List.of();
        }
        if (values.size() < min) {
            problem(name, "too-few", "At least " + min + " must be given.");
            return List.of();
        }
        if (values.size() > max) {
            problem(name, "too-many", "At most " + max + " can be given, not " + values.size() + ".");
            return List.of();
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private JsonObjectReader inside(Map<?, ?> map, String path) {
        // The parser makes objects with names of texts only.
        return new JsonObjectReader((Map<String, @Nullable Object>) map, pointer + "/" + path, problems);
    }

    private boolean checked(String name, String text, int min, int max) {
        int length = text.codePointCount(0, text.length());
        if (length < min) {
            problem(name, text.isEmpty() ? "empty" : "too-short",
                    "This must have at least " + characters(min) + ".");
        } else if (length > max) {
            problem(name, "too-long", "This must have at most " + characters(max) + ", not " + length + ".");
        }
        return length >= min && length <= max;
    }

    private static String characters(int count) {
        return count == 1 ? "1 character" : count + " characters";
    }

    private void wrongKind(String path, String expected) {
        problem(path, "wrong-kind", "This must be " + expected + ".");
    }
}
