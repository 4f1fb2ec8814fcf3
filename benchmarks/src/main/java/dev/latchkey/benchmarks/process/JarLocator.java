package dev.latchkey.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the built jars of this module, of the mock server and of the peers. */
public final class JarLocator {
    private final Path modules;

    private JarLocator(Path modules) {
        this.modules = modules;
    }

    /** Locates the jars in the checkout that this program was built in. */
    public static JarLocator find() {
        try {
            Path jar = Path.of(JarLocator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path modules = jar.resolve("../../..").normalize();
            if (!Files.isDirectory(modules.resolve("mock-server"))) {
                throw new IllegalStateException("The benchmarks run from a checkout only: ./latchkey bench");
            }
            return new JarLocator(modules);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the path of the JVM that runs this program. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns the class path of the mock server, as in the start script. */
    String mockServer() {
        return classPath("mock-server");
    }

    /** Returns the file with the JVM options of the mock server. */
    Path sandboxOptions() {
        return modules.resolve("config/sandbox.options");
    }

    /** Returns the class path of this module. */
    String benchmarks() {
        return classPath("benchmarks");
    }

    /** Returns the folder with the jars of the peers. */
    public Path peers() {
        return modules.resolve("benchmarks/target/peers");
    }

    /** Returns the jar of a peer. */
    Path peer(String name) {
        Path jar = peers().resolve(name + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("There is no " + jar.getFileName() + " in benchmarks/target/peers. Run"
                    + " 'mvn -Ppeers package -pl benchmarks -am', which fetches it.");
        }
        return jar;
    }

    private String classPath(String module) {
        Path target = modules.resolve(module).resolve("target");
        try (Stream<Path> lib = Files.list(target.resolve("lib"))) {
            List<Path> jars = lib.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
            return Stream.concat(Stream.of(target.resolve("latchkey-" + module + ".jar")), jars.stream())
                    .map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException("The module " + module + " is not built", e);
        }
    }
}
