package shop;

import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsReceipt;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.SandboxSession;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A customer's program: creates a key, sends with it, lists it, and checks the refusals. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Sandbox sandbox = Sandbox.at(ClientOptions.at(arguments[0]));
        SandboxSession session = sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
        String name = "shop " + System.nanoTime();
        IssuedKey issued = session.keys().create(NewApiKey.named(name)
                .permissions(SandboxKeyRules.SMS_SEND, SandboxKeyRules.EMAIL_SEND)
                .allowedIps(IpRange.parse("127.0.0.1")).build()).execute();
        SandboxKeyClient shop = sandbox.withKey(issued.key().consumerKey(), issued.secret());

        SmsReceipt sent = shop.sms().send(Sms.of("+4915112345678", "Your code is 123456")).executeAsync()
                .get(60, TimeUnit.SECONDS);
        check(!sent.toString().isEmpty(), "an SMS has a receipt");
        shop.emails().send(Email.from("shop@example.com").to("ann@example.com").subject("Welcome").text("Hello Ann")
                .build()).execute();

        List<ApiKey> found = session.keys().list().execute().stream().filter(key -> key.name().equals(name)).toList();
        check(found.size() == 1, "the new key is in the list once");
        ApiKey key = found.get(0);
        check(key.permissions().contains(SandboxKeyRules.SMS_SEND), "it has the requested permissions");
        check(key.allowedIps().equals(List.of(IpRange.parse("127.0.0.1"))), "it has the allowed addresses");

        try {
            session.keys().create(NewApiKey.named("wrong").permissions(Permission.of("no:such")).build()).execute();
            check(false, "an unknown permission is refused");
        } catch (InvalidRequestException e) {
            check(e.getMessage() != null, "the exception has a message");
        }
        session.keys().revoke(key.id()).execute();
        try {
            shop.sms().send(Sms.of("+4915112345678", "Hello")).execute();
            check(false, "a revoked key is refused");
        } catch (AuthenticationException e) {
            check(e.getMessage() != null, "the exception has a message");
        }
        // The program ends here: the SDK keeps no JVM alive.
        System.out.println("Fine on Java " + Runtime.version().feature() + ", " + Sandbox.class.getModule() + ".");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("It does not hold that " + what + ".");
        }
    }
}
