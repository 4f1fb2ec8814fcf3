package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** The secrets among a call's own arguments, such as a password to sign in with: a refusal may echo them too. */
final class RequestSecrets {
    private RequestSecrets() {}

    /** These credentials and what else is secret in a request. They are for redaction only. */
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
            // By its accessors: Android came to know records late.
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
            throw new IllegalStateException("An argument of a call cannot be read: " + accessor, e);
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
