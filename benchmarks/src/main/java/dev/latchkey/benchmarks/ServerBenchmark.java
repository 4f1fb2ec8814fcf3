package dev.latchkey.benchmarks;

import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsReceipt;
import dev.latchkey.sdk.message.SmsSender;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Sends per second: key checked, journaled and stored, with each store, over HTTP on loopback. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ServerBenchmark {
    /** Which store. */
    @Param({"memory", "sqlite"})
    public String store;

    private Gateway gateway;
    private SmsSender sender;

    /** Starts the server. */
    @Setup
    public void start() throws IOException {
        gateway = new Gateway(store, 1);
        sender = gateway.sandbox().withKey(gateway.key.key().consumerKey(), gateway.key.secret()).sms();
    }

    /** Stops it. */
    @TearDown
    public void stop() throws IOException {
        gateway.close();
    }

    /** One client after the other. */
    @Benchmark
    public SmsReceipt sendOneAtATime() {
        return sender.send(Sms.of("+4915112345678", "Your code is 123456")).execute();
    }

    /** Sixteen at once. */
    @Benchmark
    @Threads(16)
    public SmsReceipt sendSixteenAtOnce() {
        return sender.send(Sms.of("+4915112345678", "Your code is 123456")).execute();
    }
}
