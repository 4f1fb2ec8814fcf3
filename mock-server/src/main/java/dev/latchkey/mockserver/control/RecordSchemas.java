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
 * Generates JSON schemas of records. Nullable components are optional, because null is left out in JSON. Source: OpenAPI
 * 3.1, which uses JSON Schema 2020-12.
 */
final class RecordSchemas {
    private static final Map<String, Object> STRING = Map.of("type", "string");
    private static final Map<String, Object> INTEGER = Map.of("type", "integer");
    private static final Map<String, Object> NUMBER = Map.of("type", "number");
    private static final Map<String, Object> BOOLEAN = Map.of("type", "boolean");
    private static final Map<Type, Map<String, Object>> SIMPLE_TYPES = Map.ofEntries(Map.entry(String.class, STRING),
            Map.entry(Secret.class, STRING), Map.entry(Permission.class, STRING), Map.entry(IpRange.class, STRING),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")), Map.entry(int.class, INTEGER),
            Map.entry(long.class, INTEGER), Map.entry(Integer.class, INTEGER), Map.entry(Long.class, INTEGER),
            Map.entry(double.class, NUMBER), Map.entry(Double.class, NUMBER), Map.entry(BigDecimal.class, NUMBER),
            Map.entry(boolean.class, BOOLEAN), Map.entry(Boolean.class, BOOLEAN), Map.entry(Object.class, Map.of()));

    private final Map<String, Class<?>> typesByName = new TreeMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();

    /** Returns a reference to the schema of a record and generates the schema if necessary. */
    Map<String, Object> reference(Class<?> type) {
        String name = type.getSimpleName().replaceFirst("(View|Resource)$", "");
        Class<?> known = typesByName.putIfAbsent(name, type);
        if (known == null) {
            schemas.put(name, object(type));
        } else if (known != type && !object(type).equals(schemas.get(name))) {
            throw new IllegalStateException(
                    "The schemas of " + known + " and " + type + " have the same name " + name + ".");
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** Returns the generated schemas by name. */
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
        Map<String, Object> plain = SIMPLE_TYPES.get(type);
        if (plain != null) {
            return plain;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return Map.of("type", "array", "items", schema(generic.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return Map.of("type", "object", "additionalProperties", schema(generic.getActualTypeArguments()[1]));
        }
        if (type instanceof Class<?> other && other.isRecord()) {
            return reference(other);
        }
        throw new IllegalStateException("There is no schema for the type " + type + ".");
    }
}
