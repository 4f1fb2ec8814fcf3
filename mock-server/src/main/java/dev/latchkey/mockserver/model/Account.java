package dev.latchkey.mockserver.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Account that isolates one test, developer or team from the others. Every key and message belongs to one account.
 *
 * @param id unique id
 * @param email lower-case e-mail address to sign in with, unique
 * @param password hash of the password; null if nobody can sign in
 * @param balance remaining credit for live messages
 * @param maxKeys maximum number of keys per gateway that are not revoked; null for the server's default
 * @param magic true if magic recipients determine the outcome of messages sent to them
 * @param clock how the account's clock differs from the server's
 * @param created creation time, by the server's clock
 */
public record Account(String id, String email, @Nullable PasswordHash password, BigDecimal balance,
        @Nullable Integer maxKeys, boolean magic, ClockSetting clock, Instant created) {}
