package dev.latchkey;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Which packages of the house know which, read from the constants of their class files. ArchUnit, which finds the files,
 * does not see the types that stand only in the patterns of a switch.
 */
record Arrows(Map<String, Set<String>> byPackage) {
    private static final Pattern DESCRIPTOR = Pattern.compile("Ldev/latchkey/[\\w/]+");

    static Arrows of(JavaClasses classes) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> known = found.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
            mentions(type, name -> known.add(packageOf(name)));
            known.remove(type.getPackageName());
        }
        return new Arrows(found);
    }

    /** A way that leads back to where it began, or nothing. */
    String circle() {
        for (String start : byPackage.keySet()) {
            String way = wayBack(start, start, new TreeSet<>());
            if (!way.isEmpty()) {
                return way;
            }
        }
        return "";
    }

    private String wayBack(String from, String to, Set<String> seen) {
        for (String next : byPackage.getOrDefault(from, Set.of())) {
            if (next.equals(to)) {
                return from + " -> " + to;
            }
            if (seen.add(next)) {
                String way = wayBack(next, to, seen);
                if (!way.isEmpty()) {
                    return from + " -> " + way;
                }
            }
        }
        return "";
    }

    private static void mentions(JavaClass type, Consumer<String> found) {
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            for (PoolEntry entry : ClassFile.of().parse(file.readAllBytes()).constantPool()) {
                if (entry instanceof ClassEntry named && named.asInternalName().startsWith("dev/latchkey/")) {
                    found.accept(named.asInternalName());
                } else if (entry instanceof Utf8Entry text) {
                    DESCRIPTOR.matcher(text.stringValue()).results().map(match -> match.group().substring(1))
                            .forEach(found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, internalName.lastIndexOf('/')).replace('/', '.');
    }
}
