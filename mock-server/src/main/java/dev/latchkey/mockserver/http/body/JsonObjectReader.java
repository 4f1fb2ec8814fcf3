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
 * Reads the fields of a JSON object and collects all errors in them. Read every field, then call {@link #finish()}. It
 * throws if there was an error or a field that was not read, since a misspelt {@code allowedIps} must not create an
 * unrestricted key. Until then an invalid field reads as empty. Null counts as omitted. Not safe for use by several
 * threads.
 */
public final class JsonObjectReader {
    private static final int MAX_ERRORS = 100;

    private final Map<String, @Nullable Object> members;
    private final String pointer;
    private final List<FieldError> errors;
    private final List<JsonObjectReader> nested = new ArrayList<>();
    private final Set<String> knownNames = new HashSet<>();

    /** Creates a reader of a whole document. */
    public JsonObjectReader(Map<String, @Nullable Object> members) {
        this(members, "#", new ArrayList<>());
    }

    private JsonObjectReader(Map<String, @Nullable Object> members, String pointer, List<FieldError> errors) {
        this.members = members;
        this.pointer = pointer;
        this.errors = errors;
    }

    /**
     * Returns a required text.
     *
     * @param min minimum characters
     * @param max maximum characters
     */
    public String text(String name, int min, int max) {
        String value = optionalText(name, min, max);
        if (value == null && members.get(name) == null) {
            problem(name, "missing", "This must be given.");
        }
        return value == null ? "" : value;
    }

    /** Returns an optional text; null if it is omitted. */
    public @Nullable String optionalText(String name, int min, int max) {
        Object value = member(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            wrongType(name, "a text");
            return null;
        }
        return checkLength(name, text, min, max) ? text : null;
    }

    /**
     * Returns a list of texts; empty if it is omitted.
     *
     * @param min minimum entries
     * @param max maximum entries
     */
    public List<String> texts(String name, int min, int max) {
        List<?> values = list(name, min, max, "texts");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof String text) {
                texts.add(text);
            } else {
                wrongType(name + "/" + i, "a text");
            }
        }
        // A partial list would shift the indices in later errors.
        return texts.size() == values.size() ? texts : List.of();
    }

    /** Returns an optional integer; null if it is omitted. */
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

    /** Returns an optional number; null if it is omitted. */
    public @Nullable BigDecimal optionalDecimal(String name, long min, long max) {
        Object value = member(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof BigDecimal number)) {
            wrongType(name, "a number");
            return null;
        }
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            problem(name, "out-of-range", "This must be from " + min + " to " + max + ".");
            return null;
        }
        return number;
    }

    /** Returns an optional boolean; null if it is omitted. */
    public @Nullable Boolean optionalBoolean(String name) {
        Object value = member(name);
        if (value != null && !(value instanceof Boolean)) {
            wrongType(name, "true or false");
        }
        return value instanceof Boolean flag ? flag : null;
    }

    /** Returns a reader of an optional object; null if it is omitted. */
    public @Nullable JsonObjectReader optionalObject(String name) {
        Object value = member(name);
        if (value instanceof Map<?, ?> map) {
            JsonObjectReader object = child(map, name);
            nested.add(object);
            return object;
        }
        if (value != null) {
            wrongType(name, "an object");
        }
        return null;
    }

    /** Returns readers of a list of objects; empty if it is omitted. */
    public List<JsonObjectReader> objects(String name, int min, int max) {
        List<?> values = list(name, min, max, "objects");
        List<JsonObjectReader> objects = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Map<?, ?> map) {
                objects.add(child(map, name + "/" + i));
            } else {
                wrongType(name + "/" + i, "an object");
            }
        }
        nested.addAll(objects);
        return objects;
    }

    /**
     * Returns a list of texts, of objects, or of both; empty if it is omitted.
     *
     * @param min minimum entries
     * @param max maximum entries
     */
    public List<TextOrObject> textsOrObjects(String name, int min, int max) {
        List<?> values = list(name, min, max, "texts or objects");
        List<TextOrObject> entries = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof String text) {
                entries.add(new TextOrObject(text, null));
            } else if (values.get(i) instanceof Map<?, ?> map) {
                JsonObjectReader object = child(map, name + "/" + i);
                nested.add(object);
                entries.add(new TextOrObject(null, object));
            } else {
                wrongType(name + "/" + i, "a text or an object");
            }
        }
        return entries.size() == values.size() ? entries : List.of();
    }

    /** Returns an object with texts of any names; empty if it is omitted. */
    public Map<String, String> textsByName(String name, int max) {
        Map<String, String> texts = new LinkedHashMap<>();
        Object value = member(name);
        if (value instanceof Map<?, ?> map && map.size() <= max
                && map.values().stream().allMatch(String.class::isInstance)) {
            map.forEach((key, text) -> texts.put((String) key, (String) text));
        } else if (value != null) {
            wrongType(name, "an object of at most " + max + " texts");
        }
        return texts;
    }

    /** Returns true if the field is a list. */
    public boolean isList(String name) {
        return members.get(name) instanceof List<?>;
    }

    /** Returns true if the object has the field, even if it is null. */
    public boolean isGiven(String name) {
        knownNames.add(name);
        return members.containsKey(name);
    }

    /** Returns true if the object has the field and so changes it. Null is an error. */
    public boolean isChanged(String name) {
        if (isGiven(name) && members.get(name) == null) {
            problem(name, "null", "This cannot be null. Omit it to keep the current value.");
        }
        return members.get(name) != null;
    }

    /**
     * Adds an error in a field.
     *
     * @param path name of the field; an entry of a list is {@code allowedIps/0}
     * @param code short name of the broken rule
     * @param detail text that says what is wrong and what to do
     */
    public void problem(String path, String code, String detail) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(new FieldError(pointer + "/" + path, code, detail));
        }
    }

    /** Returns true if no error was found in this field so far. */
    public boolean isSound(String path) {
        String fieldPointer = pointer + "/" + path;
        return errors.stream().noneMatch(error -> error.pointer().equals(fieldPointer));
    }

    /** Throws {@link InvalidFieldsException} if there is an error or an unknown field, here or in a nested object. */
    public void finish() {
        checkUnknownNames();
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }

    private void checkUnknownNames() {
        for (String name : members.keySet()) {
            if (!knownNames.contains(name)) {
                problem(SafeText.inPointer(name), "unknown-field", "There is no field '" + SafeText.of(name) + "'. "
                        + (knownNames.isEmpty()
                                ? "None is known here."
                                : "Known are " + String.join(", ", knownNames.stream().sorted().toList()) + "."));
            }
        }
        nested.forEach(JsonObjectReader::checkUnknownNames);
    }

    private @Nullable Object member(String name) {
        knownNames.add(name);
        return members.get(name);
    }

    private List<?> list(String name, int min, int max, String entryType) {
        Object value = member(name);
        if (value == null && min > 0) {
            problem(name, "missing", "This must be given.");
        }
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> values)) {
            wrongType(name, "a list of " + entryType);
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
    private JsonObjectReader child(Map<?, ?> map, String path) {
        // The parser creates maps with String keys only.
        return new JsonObjectReader((Map<String, @Nullable Object>) map, pointer + "/" + path, errors);
    }

    private boolean checkLength(String name, String text, int min, int max) {
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

    private void wrongType(String path, String expected) {
        problem(path, "wrong-kind", "This must be " + expected + ".");
    }
}
