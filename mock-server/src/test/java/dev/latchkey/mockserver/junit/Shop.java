package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.Sandbox;
import dev.latchkey.sdk.sandbox.SandboxKeyClient;

/** Sample program that sends messages, as users' programs do. */
final class Shop {
    private final SandboxKeyClient gateway;

    Shop(LatchkeyMock mock, String key) {
        this(mock, mock.consumerKey(key), mock.secret(key));
    }

    Shop(LatchkeyMock mock, String consumerKey, Secret secret) {
        gateway = Sandbox.at(ClientOptions.at(mock.baseUrl().toString())).withKey(consumerKey, secret);
    }

    void welcome(String customer) {
        gateway.emails().send(Email.from("Shop <shop@example.com>").to(customer).subject("Welcome, dear customer")
                .text("Your code is 482915. Confirm at https://shop.example.com/confirm?t=1 please.").build())
                .execute();
    }

    void call(String number) {
        gateway.sms().send(Sms.of(number, "Your parcel is here")).execute();
    }
}
