package dev.latchkey.benchmarks.process;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SMTP relay of Latchkey's mock server. */
public final class LatchkeyRelay implements MailPeer {
    private static final Pattern SMTP = Pattern.compile("\"smtp\"\\s*:\\s*\"[^\"]*?([0-9]+)\"");

    private final Latchkey server;

    /** Creates the relay of a server. */
    public LatchkeyRelay(Latchkey server) {
        this.server = server;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public Optional<RunningMail> start(Path directory) {
        Path ready = directory.resolve("ready.json");
        RunningHttp running = server.start(directory, List.of("--smtp-port", "0", "--ready-file", ready.toString()));
        try {
            Optional<InetSocketAddress> relay = address(running, ready);
            if (relay.isEmpty()) {
                running.close();
            }
            return relay.map(address -> new RunningMail(running, running.usage(), running.started(), address,
                    BenchKey.ALL.consumerKey(),
                    BenchKey.ALL.secret()));
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private static Optional<InetSocketAddress> address(RunningHttp running, Path ready) {
        String[] text = {""};
        // The server responds a moment before the file exists.
        running.await(() -> text[0] = Files.readString(ready));
        Matcher smtp = SMTP.matcher(text[0]);
        if (!smtp.find()) {
            return Optional.empty();
        }
        InetSocketAddress address = ServerProcess.local(Integer.parseInt(smtp.group(1)));
        running.await(() -> RunningMail.greeting(address));
        return Optional.of(address);
    }
}
