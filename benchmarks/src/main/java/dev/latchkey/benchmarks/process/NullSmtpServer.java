package dev.latchkey.benchmarks.process;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server that reads commands, replies at once and does nothing else: a lower bound for any mail server. */
public final class NullSmtpServer implements MailPeer {
    private final JarLocator jars;
    private final List<String> flags;

    /** Creates a peer with these JVM flags. */
    public NullSmtpServer(JarLocator jars, List<String> flags) {
        this.jars = jars;
        this.flags = flags;
    }

    @Override
    public String name() {
        return "Only answers";
    }

    @Override
    public Optional<RunningMail> start(Path directory) {
        InetSocketAddress address = ServerProcess.local(ServerProcess.freePort());
        List<String> command = new ArrayList<>(List.of(JarLocator.java()));
        command.addAll(flags);
        command.addAll(List.of("-cp", jars.benchmarks(), NullSmtpServerMain.class.getName(),
                Integer.toString(address.getPort())));
        ServerProcess process = ServerProcess.start(directory, command);
        try {
            ServerProcess.Started started = process.await(() -> RunningMail.greeting(address));
            return Optional.of(new RunningMail(process, process.usage(), started, address, "anybody", "anything"));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }
}
