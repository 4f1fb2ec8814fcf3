package dev.latchkey.mockserver.control;

import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are written in JSON, where what is null is left out. Source: OpenAPI 3.1, which takes its
 * schemas from JSON Schema 2020-12.
 */
final class RecordSchemas {
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> WHOLE = Map.of("type", "integer");
    private static final Map<String, Object> NUMBER = Map.of("type", "number");
    private static final Map<String, Object> FLAG = Map.of("type", "boolean");
    private static final Map<Type, Map<String, Object>> PLAIN = Map.ofEntries(Map.entry(String.class, TEXT),
            Map.entry(Secret.class, TEXT), Map.entry(Permission.class, TEXT), Map.entry(IpRange.class, TEXT),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")), Map.entry(int.class, WHOLE),
            Map.entry(long.class, WHOLE), Map.entry(Integer.class, WHOLE), Map.entry(Long.class, WHOLE),
            Map.entry(double.class, NUMBER), Map.entry(Double.class, NUMBER), Map.entry(BigDecimal.class, NUMBER),
            Map.entry(boolean.class, FLAG), Map.entry(Boolean.class, FLAG), Map.entry(Object.class, Map.of()));

    private final Map<String, Class<?>> named = new TreeMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();

    /** Refers to the schema of a record, which is described if it was not yet. */
    Map<String, Object> reference(Class<?> type) {
        String name = type.getSimpleName().replaceFirst("(View|Resource)$", "");
        Class<?> known = named.putIfAbsent(name, type);
        if (known == null) {
            schemas.put(name, object(type));
        } else if (known != type && !object(type).equals(schemas.get(name))) {
            throw new IllegalStateException("Both " + known + " and " + type + " would be described as " + name + ".");
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** Everything that was described, by name. */
    Map<String, Object> all() {
        return schemas;
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), schema(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> object = new LinkedHashMap<>(Map.of("type", "object", "properties", properties));
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private Map<String, Object> schema(Type type) {
        Map<String, Object> plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
            return Map.of("type", "array", "items", schema(of.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType of && of.getRawType() == Map.class) {
            return Map.of("type", "object", "additionalProperties", schema(of.getActualTypeArguments()[1]));
        }
        if (type instanceof Class<?> other && other.isRecord()) {
            return reference(other);
        }
        throw new IllegalStateException("Nobody knows how " + type + " is described.");
    }
}
