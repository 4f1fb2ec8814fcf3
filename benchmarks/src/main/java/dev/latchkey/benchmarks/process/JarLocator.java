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

/** Where the built jars are: this module's own, the mock server's, and those it is compared with. */
public final class JarLocator {
    private final Path modules;

    private JarLocator(Path modules) {
        this.modules = modules;
    }

    /** The checkout this program was built in. */
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

    /** The program that starts a JVM of the kind this one is. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The mock server as its start script has it: its jar and what it stands on. */
    String mockServer() {
        return classPath("mock-server");
    }

    /** What the start script tells the mock server's JVM. */
    Path sandboxOptions() {
        return modules.resolve("config/sandbox.options");
    }

    /** This module with what it stands on. */
    String benchmarks() {
        return classPath("benchmarks");
    }

    /** Where the jars are of those that we are compared with. */
    public Path peers() {
        return modules.resolve("benchmarks/target/peers");
    }

    /** The jar of one that we are compared with. */
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
