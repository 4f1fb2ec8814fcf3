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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
 * A native image has by reflection only what its metadata names: the interfaces that Retrofit implements, and the records
 * that become JSON. When one is added, this fails once and writes the file anew, as the formatter does with sources.
 */
class NativeImageTest {
    private static final Path METADATA = Path
            .of("src/main/resources/META-INF/native-image/dev.latchkey/latchkey-sdk/reachability-metadata.json");

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

        String wanted = Stream.concat(interfaces.stream().flatMap(NativeImageTest::implemented), records.stream()
                .map(NativeImageTest::readAndWritten))
                .collect(Collectors.joining(",\n    ", "{\n  \"reflection\": [\n    ", "\n  ]\n}\n"));

        assertThat(interfaces).isNotEmpty();
        String found = Files.readString(METADATA);
        if (!found.equals(wanted)) {
            Files.writeString(METADATA, wanted);
        }
        assertThat(found).as("%s was not up to date and has been written anew: commit it", METADATA).isEqualTo(wanted);
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
