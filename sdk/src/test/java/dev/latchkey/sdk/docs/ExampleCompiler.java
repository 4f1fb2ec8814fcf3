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
 * Compiles examples as they would stand in a reader's own program: in another package, on Java 17. An example is the
 * inside of a method that may throw anything, and may declare types there; one that begins with {@code public} stands
 * outside of methods. Lines of {@code import} are allowed. What it uses without declaring it is in a prelude.
 */
final class ExampleCompiler {
    private final String prelude;
    private final String imports;

    /** @param prelude a class of that name with the variables that examples may use, and the imports that they get */
    ExampleCompiler(String prelude) {
        this.prelude = prelude;
        imports = prelude.lines().filter(line -> line.startsWith("import "))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What is wrong with them, each with file and line; empty when all compile. */
    List<String> faults(List<Example> examples) throws IOException {
        Map<String, Example> named = new HashMap<>();
        Map<String, Integer> offsets = new HashMap<>();
        List<JavaFileObject> units = new ArrayList<>();
        units.add(new Source("Prelude", prelude));
        for (Example example : examples) {
            String name = "Example" + units.size();
            StringBuilder head = new StringBuilder(imports);
            List<String> body = new ArrayList<>(example.lines());
            for (int i = 0; i < body.size(); i++) {
                if (body.get(i).startsWith("import ")) {
                    head.append(body.set(i, "")).append('\n');
                }
            }
            boolean members = body.stream().filter(line -> !line.isBlank()).findFirst()
                    .map(line -> line.startsWith("public ")).orElse(false);
            head.append("abstract class ").append(name).append(" extends Prelude {\n");
            head.append(members ? "\n" : "void example() throws Exception {\n");
            offsets.put(name, (int) head.chars().filter(character -> character == '\n').count());
            named.put(name, example);
            units.add(new Source(name, head + String.join("\n", body) + "\n" + (members ? "" : "}") + "}\n"));
        }
        DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(heard, Locale.ENGLISH, null)) {
            List<String> options = List.of("--release", "17", "-proc:none", "-Xlint:-options", "-classpath",
                    System.getProperty("java.class.path"), "-Xmaxerrs", "1000");
            compiler.getTask(Writer.nullWriter(), new Discarding(files), heard, options, null, units).call();
        }
        List<String> faults = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> said : heard.getDiagnostics()) {
            if (said.getKind() == Diagnostic.Kind.ERROR) {
                String unit = said.getSource() instanceof Source source ? source.unit : "";
                Example example = named.get(unit);
                String place = example == null
                        ? unit + ":" + said.getLineNumber()
                        : example.file() + ":" + (example.line() + said.getLineNumber() - offsets.get(unit) - 1);
                faults.add(place + ": " + said.getMessage(Locale.ENGLISH).replaceAll("\\s*\\n\\s*", " | "));
            }
        }
        return faults;
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

    /** Nobody runs the classes, so nobody keeps them. */
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
