package shop;

import static dev.latchkey.mockserver.junit.MessageMatcher.sms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.junit.CapturedMessage;
import dev.latchkey.mockserver.junit.LatchkeyMock;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.message.SmsSender;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class ShopApplicationTest {
    @RegisterExtension
    static final LatchkeyMock MOCK = LatchkeyMock.remote(URI.create(System.getProperty("sandbox")), null)
            .key("shop", SandboxKeyRules.SMS_SEND);

    @Autowired
    private SmsSender sender;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("sms.url", () -> MOCK.baseUrl().toString());
        registry.add("sms.key", () -> MOCK.consumerKey("shop"));
        registry.add("sms.secret", () -> MOCK.secret("shop").reveal());
    }

    @Test
    void sendsThroughTheBean() {
        sender.send(Sms.of("+4915112345678", "Your code is 123456")).execute();

        CapturedMessage sent = MOCK.assertSent(sms().to("+4915112345678"));
        assertThat(sent.text()).contains("123456");
    }
}
