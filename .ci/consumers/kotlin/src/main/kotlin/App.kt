package shop

import dev.latchkey.sdk.ClientOptions
import dev.latchkey.sdk.Secret
import dev.latchkey.sdk.keys.NewApiKey
import dev.latchkey.sdk.message.Sms
import dev.latchkey.sdk.sandbox.Sandbox
import dev.latchkey.sdk.sandbox.SandboxKeyRules

fun main(arguments: Array<String>) {
    Sandbox.at(ClientOptions.at(arguments[0])).use { sandbox ->
        val session = sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute()
        val issued = session.keys().create(
            NewApiKey.named("kotlin ${System.nanoTime()}").permissions(SandboxKeyRules.SMS_SEND).build()
        ).execute()
        val shop = sandbox.withKey(issued)
        val receipt = shop.sms().send(Sms.of("+4915112345678", "Your code is 123456")).execute()
        check(receipt.parts() == 1) { "an SMS of one part" }
        session.keys().revoke(issued.key().id()).execute()
        session.close()
    }
}
