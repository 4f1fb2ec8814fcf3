package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.CallTrace;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.ProxyServer;
import dev.latchkey.sdk.internal.json.UnreadableAttachmentException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an error of the network means, and how it is told. */
final class FailureClassifier {
    private static final String CUT_OFF = "unexpected end of stream";

    private FailureClassifier() {}

    /** The kind of failure; {@code written} when some of the request may have arrived. */
    static FailureKind kind(IOException cause, boolean written) {
        if (cause instanceof UnsendableRequestException own) {
            return own.kind();
        }
        if (cause instanceof UnreadableAttachmentException) {
            return FailureKind.UNSENDABLE_FILE;
        }
        if (cause instanceof InterruptedIOException) {
            return FailureKind.TIMED_OUT;
        }
        if (cause instanceof UnknownHostException) {
            return FailureKind.UNKNOWN_HOST;
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return FailureKind.UNREACHABLE;
        }
        return isInsecure(cause, written) ? FailureKind.INSECURE : FailureKind.BROKEN;
    }

    /**
     * Whether the server says that it did not look at the request at all, as RFC 9113, 8.7, lets it when it restarts.
     * OkHttp has no public type for that.
     */
    static boolean isRefusedStream(IOException cause) {
        return "stream was reset: REFUSED_STREAM".equals(cause.getMessage());
    }

    private static boolean isInsecure(IOException cause, boolean written) {
        if (cause instanceof SSLPeerUnverifiedException || cause instanceof UnknownServiceException) {
            return true;
        }
        if (!(cause instanceof SSLException) || written) {
            return false;
        }
        for (Throwable deeper = cause.getCause(); deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof CertificateException) {
                return true;
            }
            if (deeper instanceof EOFException) {
                // The line was cut while both still greeted each other.
                return false;
            }
        }
        return cause instanceof SSLHandshakeException || cause.getCause() == null;
    }

    static ConnectionException toException(FailureKind kind, IOException cause, GatewayClient client, long nanos,
            CallTrace trace) {
        String doubt = trace.mayHaveBeenDelivered()
                ? " The request may have arrived: look before you send it again."
                : " The request did not arrive.";
        IOException harmless = sanitize(cause);
        return new ConnectionException(
                explain(kind, harmless, client, nanos) + doubt + " [" + client.gateway() + ", " + trace
                        + "]",
                kind, harmless, trace);
    }

    /** OkHttp quotes what it could not read as HTTP, and whatever that is may hold the key. */
    private static IOException sanitize(IOException cause) {
        if (!(cause instanceof ProtocolException) || CUT_OFF.equals(cause.getMessage())) {
            return cause;
        }
        ProtocolException harmless = new ProtocolException("the answer is not HTTP as it should be");
        harmless.setStackTrace(cause.getStackTrace());
        return harmless;
    }

    private static String explain(FailureKind kind, IOException cause, GatewayClient client, long nanos) {
        String address = client.resources().address();
        String next = client.resources().options().proxy().map(FailureClassifier::describe).orElse(address);
        return switch (kind) {
            case UNKNOWN_HOST ->
                "No server is known by the name in " + next + ". Check the name, and this computer's network.";
            case UNREACHABLE -> "Nothing answers at " + next + ". Is the server running?";
            case PROXY, FOREIGN_ORIGIN, UNSENDABLE_FILE -> String.valueOf(cause.getMessage());
            case INSECURE -> "No secure connection to " + address + ": " + cause.getMessage()
                    + ". Check its certificate, and that it speaks TLS 1.2 or newer.";
            case TIMED_OUT -> address + " did not answer in time (" + seconds(nanos) + " s).";
            case INTERRUPTED -> "The call was interrupted.";
            case CANCELED -> "The client was closed.";
            case BROKEN, UNREADABLE -> "The connection to " + address + " broke: " + cause.getMessage() + ".";
        };
    }

    private static String describe(ProxyServer proxy) {
        return "the proxy " + proxy.host() + ":" + proxy.port();
    }

    private static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0);
    }
}
