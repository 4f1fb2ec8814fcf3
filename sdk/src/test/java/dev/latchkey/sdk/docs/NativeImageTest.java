package dev.latchkey.sdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/**
 * Checks the metadata that native images need for reflection: the interfaces that Retrofit implements, and the records
 * that are written as JSON. Each gateway has a file of its own. If one is out of date, the test fails once and rewrites it.
 */
class NativeImageTest {
    private static final Path METADATA = Path.of("src/main/resources/META-INF/native-image/dev.latchkey/latchkey-sdk");
    private static final String FILE = "reachability-metadata.json";
    private static final String BASE = "dev.latchkey.sdk.";

    @Test
    void theMetadataNamesEveryOperationAndEveryRecordOfTheWire() throws IOException {
        List<Class<?>> sdk = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.latchkey.sdk").stream().<Class<?>>map(JavaClass::reflect).toList();
        Set<Class<?>> interfaces = byName();
        sdk.stream().filter(NativeImageTest::hasOperations).forEach(interfaces::add);
        Set<Class<?>> records = byName();
        sdk.stream().filter(type -> type.isRecord() && type.getPackageName().endsWith(".wire"))
                .forEach(type -> addWithComponents(type, records));
        for (Class<?> each : interfaces) {
            for (Method operation : each.getMethods()) {
                addWithComponents(operation.getGenericReturnType(), records);
                Arrays.stream(operation.getGenericParameterTypes()).forEach(type -> addWithComponents(type, records));
            }
        }

        assertThat(interfaces).isNotEmpty();
        Map<String, List<String>> entries = new TreeMap<>();
        interfaces.forEach(type -> implemented(type)
                .forEach(entry -> entries.computeIfAbsent(gateway(type), name -> new ArrayList<>()).add(entry)));
        records.forEach(type -> entries.computeIfAbsent(gateway(type), name -> new ArrayList<>())
                .add(readAndWritten(type)));
        Map<String, String> expected = new TreeMap<>();
        entries.forEach((gateway, all) -> expected.put(gateway, all.stream()
                .collect(Collectors.joining(",\n    ", "{\n  \"reflection\": [\n    ", "\n  ]\n}\n"))));

        Map<String, String> found = filesByGateway();
        if (!found.equals(expected)) {
            write(expected);
        }
        assertThat(found).as("%s was out of date and has been rewritten: commit it", METADATA).isEqualTo(expected);
    }

    /** Returns the package below the SDK's root, which is the gateway's name for all types of a gateway. */
    private static String gateway(Class<?> type) {
        String below = type.getName().substring(BASE.length());
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : "sdk";
    }

    private static Map<String, String> filesByGateway() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(METADATA)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(METADATA.relativize(file.getParent()).toString(), Files.readString(file));
            }
        }
        return found;
    }

    private static void write(Map<String, String> expected) throws IOException {
        for (Map.Entry<String, String> each : expected.entrySet()) {
            Path directory = Files.createDirectories(METADATA.resolve(each.getKey()));
            Files.writeString(directory.resolve(FILE), each.getValue());
        }
    }

    private static Stream<String> implemented(Class<?> service) {
        return Stream.of(
                "{\"type\": \"" + service.getName() + "\", \"allDeclaredMethods\": true}",
                "{\"type\": {\"proxy\": [\"" + service.getName() + "\"]}}");
    }

    private static String readAndWritten(Class<?> record) {
        return "{\"type\": \"" + record.getName()
                + "\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true}";
    }

    private static boolean hasOperations(Class<?> type) {
        return type.isInterface() && Arrays.stream(type.getMethods())
                .anyMatch(method -> Stream
                        .of(GET.class, HEAD.class, POST.class, PUT.class, PATCH.class, DELETE.class, HTTP.class)
                        .anyMatch(method::isAnnotationPresent));
    }

    private static void addWithComponents(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType generic) {
            addWithComponents(generic.getRawType(), records);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> addWithComponents(argument, records));
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> addWithComponents(bound, records));
        } else if (type instanceof Class<?> raw && raw.isRecord() && records.add(raw)) {
            for (RecordComponent component : raw.getRecordComponents()) {
                addWithComponents(component.getGenericType(), records);
            }
        }
    }

    private static Set<Class<?>> byName() {
        return new TreeSet<>(Comparator.comparing(Class::getName));
    }
}
