package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * Collects secrets from the arguments of a call, such as a password to sign in with. An error response may echo them
 * too.
 */
final class RequestSecrets {
    private RequestSecrets() {}

    /** Returns credentials that also reveal the secrets in the arguments. They are for redaction only. */
    static Credentials combine(Request request, Credentials credentials) {
        List<Secret> secrets = new ArrayList<>();
        Invocation invocation = request.tag(Invocation.class);
        if (invocation != null) {
            invocation.arguments().forEach(argument -> collect(argument, secrets));
        }
        return secrets.isEmpty() ? credentials : new CombinedCredentials(credentials, secrets);
    }

    private static void collect(@Nullable Object argument, List<Secret> secrets) {
        if (argument instanceof Secret secret) {
            secrets.add(secret);
        } else if (argument instanceof Record) {
            // Accessors are found by type, since older Android versions lack Class.getRecordComponents.
            for (Method accessor : argument.getClass().getDeclaredMethods()) {
                if (accessor.getReturnType() == Secret.class && accessor.getParameterCount() == 0
                        && !Modifier.isStatic(accessor.getModifiers())) {
                    collect(read(argument, accessor), secrets);
                }
            }
        }
    }

    private static @Nullable Object read(Object argument, Method accessor) {
        try {
            return accessor.invoke(argument);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read an argument of the call: " + accessor, e);
        }
    }

    private record CombinedCredentials(Credentials credentials, List<Secret> secrets) implements Credentials {
        @Override
        public void apply(Request.Builder request) {
            credentials.apply(request);
        }

        @Override
        public List<String> reveal() {
            List<String> values = new ArrayList<>(credentials.reveal());
            secrets.forEach(secret -> values.add(secret.reveal()));
            return values;
        }

        @Override
        public SecretPrefilter prefilter() {
            SecretPrefilter prefilter = credentials.prefilter();
            for (Secret secret : secrets) {
                prefilter = prefilter.and(SecretPrefilter.of(secret));
            }
            return prefilter;
        }
    }
}
