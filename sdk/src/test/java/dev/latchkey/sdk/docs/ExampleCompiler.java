package dev.latchkey.sdk.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles examples as they would be used in a reader's program: in another package, on Java 17. An example is the body
 * of a method that may throw any exception, and may declare types. An example that starts with {@code public} is a
 * member of a class. Imports are allowed. Variables that an example uses without declaring them are in a prelude.
 */
final class ExampleCompiler {
    private final String prelude;
    private final String imports;

    /** @param prelude source of a class of that name, with the variables and imports available to examples */
    ExampleCompiler(String prelude) {
        this.prelude = prelude;
        imports = prelude.lines().filter(line -> line.startsWith("import "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Compiles the examples and returns the errors, each with file and line; empty if all compile. */
    List<String> errors(List<Example> examples) throws IOException {
        Map<String, Example> named = new HashMap<>();
        Map<String, Integer> offsets = new HashMap<>();
        List<JavaFileObject> units = new ArrayList<>();
        units.add(new Source("Prelude", prelude));
        for (Example example : examples) {
            String name = "Example" + units.size();
            StringBuilder header = new StringBuilder(imports);
            List<String> body = new ArrayList<>(example.lines());
            for (int i = 0; i < body.size(); i++) {
                if (body.get(i).startsWith("import ")) {
                    header.append(body.set(i, "")).append('\n');
                }
            }
            boolean members = body.stream().filter(line -> !line.isBlank()).findFirst()
                    .map(line -> line.startsWith("public ")).orElse(false);
            header.append("abstract class ").append(name).append(" extends Prelude {\n");
            header.append(members ? "\n" : "void example() throws Exception {\n");
            offsets.put(name, (int) header.chars().filter(character -> character == '\n').count());
            named.put(name, example);
            units.add(new Source(name, header + String.join("\n", body) + "\n" + (members ? "" : "}") + "}\n"));
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, null)) {
            List<String> options = List.of("--release", "17", "-proc:none", "-Xlint:-options", "-classpath",
                    System.getProperty("java.class.path"), "-Xmaxerrs", "1000");
            compiler.getTask(Writer.nullWriter(), new Discarding(files), diagnostics, options, null, units).call();
        }
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                String unit = diagnostic.getSource() instanceof Source source ? source.unit : "";
                Example example = named.get(unit);
                String place = example == null
                        ? unit + ":" + diagnostic.getLineNumber()
                        : example.file() + ":" + (example.line() + diagnostic.getLineNumber() - offsets.get(unit) - 1);
                errors.add(place + ": " + diagnostic.getMessage(Locale.ENGLISH).replaceAll("\\s*\\n\\s*", " | "));
            }
        }
        return errors;
    }

    private static final class Source extends SimpleJavaFileObject {
        final String unit;
        private final String text;

        Source(String unit, String text) {
            super(URI.create("string:///" + unit + Kind.SOURCE.extension), Kind.SOURCE);
            this.unit = unit;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Discards the compiled classes, which are never run. */
    private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {
        Discarding(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
                FileObject sibling) {
            return new SimpleJavaFileObject(Path.of("/", name + kind.extension).toUri(), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return OutputStream.nullOutputStream();
                }
            };
        }
    }
}
