package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.sdk.sandbox.MessageQuery;
import dev.latchkey.sdk.sandbox.SandboxOperations;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The SDK has exactly one method for each operation of the sandbox's OpenAPI document, with all its parameters. */
class SdkOperationsTest {
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> PARAMETERS = Set.of("Path", "Query", "Header");

    @Test
    void everyOperationIsOneMethodAndEveryMethodAnOperation() {
        List<String> methods = methods().map(SdkOperationsTest::operation).sorted().toList();

        assertThat(methods).containsExactlyElementsOf(ApiContract.SANDBOX.operations().keySet());
    }

    @Test
    void everyMethodTakesWhatItsOperationTakes() {
        Map<String, Set<String>> taken = new TreeMap<>();
        methods().forEach(method -> taken.put(operation(method), parameters(method)));
        taken.get("GET /sandbox/v1/messages").addAll(messageQueryParameters());
        Map<String, Set<String>> described = new TreeMap<>();
        ApiContract.SANDBOX.operations().forEach((operation, node) -> described.put(operation, parameters(node)));

        assertThat(taken).isEqualTo(described);
    }

    @Test
    void everyMethodSendsABodyWhereItsOperationHasOne() {
        methods().forEach(method -> assertThat(annotations(method, Set.of("Body"))).as(method.toString())
                .hasSize(ApiContract.SANDBOX.operations().get(operation(method)).has("requestBody") ? 1 : 0));
    }

    private static Stream<Method> methods() {
        return Arrays.stream(SandboxOperations.class.getMethods())
                .filter(method -> method.getDeclaringClass() == SandboxOperations.class)
                .flatMap(method -> Arrays.stream(method.getReturnType().getDeclaredMethods()));
    }

    private static String operation(Method method) {
        List<String> found = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            String verb = annotation.annotationType().getSimpleName();
            if (VERBS.contains(verb)) {
                found.add(verb + " /" + value(annotation));
            }
        }
        assertThat(found).as(method.toString()).hasSize(1);
        return found.get(0);
    }

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        annotations(method, PARAMETERS).forEach(annotation -> names.add(value(annotation)));
        return names;
    }

    private static List<Annotation> annotations(Method method, Set<String> types) {
        return Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream)
                .filter(annotation -> types.contains(annotation.annotationType().getSimpleName())).toList();
    }

    /** Returns the query parameters of the SDK's message query: each of its methods is named as its parameter. */
    private static Set<String> messageQueryParameters() {
        Set<String> names = new TreeSet<>();
        for (Method method : MessageQuery.class.getMethods()) {
            if (method.getReturnType() == MessageQuery.class && method.getParameterCount() == 1
                    && !method.getName().equals("pageSize")) {
                names.add(method.getName());
            }
        }
        return names;
    }

    private static Set<String> parameters(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> names.add(parameter.get("name").asText()));
        return names;
    }

    private static String value(Annotation annotation) {
        try {
            return (String) annotation.annotationType().getMethod("value").invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
