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
import org.jspecify.annotations.Nullable;

/** Classifies I/O errors and creates their exceptions. */
final class FailureClassifier {
    private static final String TUNNEL_REFUSAL = "Unexpected response code for CONNECT: ";
    private static final String UNEXPECTED_END = "unexpected end of stream";

    private FailureClassifier() {}

    /** Classifies an I/O error. {@code written} is true if part of the request may have arrived. */
    static FailureKind kind(IOException cause, boolean written) {
        if (cause instanceof UnsendableRequestException unsendable) {
            return unsendable.kind();
        }
        if (cause instanceof UnreadableAttachmentException) {
            return FailureKind.UNSENDABLE_FILE;
        }
        if (isTunnelRefusal(cause)) {
            return FailureKind.PROXY;
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
     * Returns true if the server did not process the request, as RFC 9113, 8.7, allows it to say when it restarts.
     * OkHttp has no public type for that.
     */
    static boolean isRefusedStream(IOException cause) {
        return "stream was reset: REFUSED_STREAM".equals(cause.getMessage());
    }

    /** Returns true if a proxy refused CONNECT. OkHttp has no type for that; its message ends with the status. */
    private static boolean isTunnelRefusal(IOException cause) {
        return cause.getMessage() != null && cause.getMessage().startsWith(TUNNEL_REFUSAL);
    }

    /**
     * Returns the status of a response that was complete but that OkHttp refused, because it had a length although its
     * status allows no body. Null for other failures. Real servers send that, and what was asked for is done.
     */
    static @Nullable Integer bodilessStatus(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        if (!(cause instanceof ProtocolException) || !message.contains("had non-zero Content-Length")) {
            return null;
        }
        return message.startsWith("HTTP 204 ") ? (Integer) 204 : message.startsWith("HTTP 205 ") ? 205 : null;
    }

    private static boolean isInsecure(IOException cause, boolean written) {
        if (cause instanceof SSLPeerUnverifiedException || cause instanceof UnknownServiceException) {
            return true;
        }
        if (!(cause instanceof SSLException) || written) {
            return false;
        }
        for (Throwable nested = cause.getCause(); nested != null; nested = nested.getCause()) {
            if (nested instanceof CertificateException) {
                return true;
            }
            if (nested instanceof EOFException) {
                // The connection was closed during the TLS handshake.
                return false;
            }
        }
        return cause instanceof SSLHandshakeException || cause.getCause() == null;
    }

    static ConnectionException toException(FailureKind kind, IOException cause, GatewayClient client, long nanos,
            CallTrace trace) {
        String delivery = trace.mayHaveBeenDelivered()
                ? " The request may have arrived. Check before you send it again."
                : " The request did not arrive.";
        IOException sanitized = sanitize(cause);
        return new ConnectionException(
                explain(kind, sanitized, client, nanos) + delivery + " [" + client.gateway() + ", " + trace
                        + "]",
                kind, sanitized, trace);
    }

    /** Replaces the message of a protocol error. OkHttp quotes the malformed input, which may contain the key. */
    private static IOException sanitize(IOException cause) {
        if (!(cause instanceof ProtocolException) || UNEXPECTED_END.equals(cause.getMessage())) {
            return cause;
        }
        ProtocolException sanitized = new ProtocolException("the response is not valid HTTP");
        sanitized.setStackTrace(cause.getStackTrace());
        return sanitized;
    }

    private static String explain(FailureKind kind, IOException cause, GatewayClient client, long nanos) {
        String address = client.resources().address();
        String peer = client.resources().options().proxy().map(FailureClassifier::describe).orElse(address);
        return switch (kind) {
            case UNKNOWN_HOST ->
                "Cannot resolve the host name of " + peer + ". Check the name and the network connection.";
            case UNREACHABLE -> "Cannot connect to " + peer + ". Is the server running?";
            case PROXY -> isTunnelRefusal(cause)
                    ? "The proxy refused to connect to " + address + ", with status "
                            + String.valueOf(cause.getMessage()).substring(TUNNEL_REFUSAL.length())
                            + ". Ask its administrator to allow that address."
                    : String.valueOf(cause.getMessage());
            case FOREIGN_ORIGIN, UNSENDABLE_FILE -> String.valueOf(cause.getMessage());
            case INSECURE -> "Cannot connect securely to " + address + ": " + cause.getMessage()
                    + ". Check its certificate, and that it supports TLS 1.2 or later.";
            case TIMED_OUT -> address + " did not respond in time (" + seconds(nanos) + " s).";
            case INTERRUPTED -> "The call was interrupted.";
            case CANCELED -> "The client was closed.";
            case BROKEN, UNREADABLE -> "The connection to " + address + " failed: " + cause.getMessage() + ".";
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
