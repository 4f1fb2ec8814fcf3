package dev.latchkey.benchmarks.sdk;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** stripe-java listing customers from the same server, in its own class loader. */
@State(Scope.Thread)
public class Stripe {
    /** System property with the folder of its jars. */
    static final String PEERS = "latchkey.bench.peers";

    /** Number of customers. */
    @Param({"1", "20", "1000"})
    public String keys;

    private Method list;

    /** Creates the client. */
    @Setup
    public void start() throws ReflectiveOperationException, IOException {
        Path peers = Path.of(System.getProperty(PEERS));
        URL[] jars = {peers.resolve("stripe-java.jar").toUri().toURL(), peers.resolve("gson.jar").toUri().toURL()};
        ClassLoader own = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
        Class<?> settings = own.loadClass("com.stripe.Stripe");
        settings.getField("apiKey").set(null, "sk_test_bench");
        settings.getField("enableTelemetry").set(null, false);
        settings.getMethod("overrideApiBase", String.class).invoke(null, new Clients("customers-" + keys).base());
        list = own.loadClass("com.stripe.model.Customer").getMethod("list", Map.class);
    }

    /** Lists customers instead of keys. */
    @Benchmark
    public Object stripe() throws ReflectiveOperationException {
        return list.invoke(null, Map.of("limit", Integer.valueOf(keys)));
    }
}
