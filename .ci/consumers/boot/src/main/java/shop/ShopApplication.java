package shop;

import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.message.SmsSender;
import dev.latchkey.sdk.sandbox.Sandbox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** A customer's application: the client and its sender are beans, and the key comes from the configuration. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ShopApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }

    @ConfigurationProperties("sms")
    record SmsProperties(String url, String key, Secret secret) {}

    @Bean
    Sandbox sandbox(SmsProperties properties) {
        return Sandbox.at(ClientOptions.at(properties.url()));
    }

    @Bean
    SmsSender smsSender(Sandbox sandbox, SmsProperties properties) {
        return sandbox.withKey(properties.key(), properties.secret()).sms();
    }
}
