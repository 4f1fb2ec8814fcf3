package dev.latchkey.benchmarks.process;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GreenMail with one user. It keeps every mail, so it needs a larger heap. */
public final class GreenMail implements MailPeer {
    private static final String USER = "bench";
    private static final String PASSWORD = "secret";

    private final JarLocator jars;
    private final List<String> flags;

    /** Creates a peer with these JVM flags. */
    public GreenMail(JarLocator jars, List<String> flags) {
        this.jars = jars;
        this.flags = flags;
    }

    @Override
    public String name() {
        return "GreenMail";
    }

    @Override
    public Optional<RunningMail> start(Path directory) {
        InetSocketAddress address = ServerProcess.local(ServerProcess.freePort());
        ServerProcess process = launch(directory, address);
        try {
            ServerProcess.Started started = process.await(() -> RunningMail.greeting(address));
            return Optional.of(new RunningMail(process, process.usage(), started, address, USER, PASSWORD));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private ServerProcess launch(Path directory, InetSocketAddress address) {
        List<String> command = new ArrayList<>(List.of(JarLocator.java()));
        command.addAll(flags);
        command.addAll(List.of("-Dgreenmail.smtp.hostname=127.0.0.1", "-Dgreenmail.smtp.port=" + address.getPort(),
                "-Dgreenmail.users=" + USER + ":" + PASSWORD + "@" + RunningMail.RECIPIENT.replaceFirst(".*@", ""),
                "-jar", jars.peer("greenmail-standalone").toString()));
        return ServerProcess.start(directory, command);
    }
}
