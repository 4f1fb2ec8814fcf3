package dev.latchkey.mockserver.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account. It is what keeps one test, developer or team apart from another: every key and message belongs to one.
 *
 * @param id its name for programs
 * @param email its address in lower case, to sign in with; no two accounts have the same
 * @param password null where nobody can sign in
 * @param balance what is left to pay for live messages
 * @param maxKeys most keys of one gateway that are not revoked; null for the server's standard
 * @param magic whether magic recipients choose the outcome of what is sent to them
 * @param clock how its time stands to the server's
 * @param created when it was made, by the server's clock
 */
public record Account(String id, String email, @Nullable PasswordHash password, BigDecimal balance,
        @Nullable Integer maxKeys, boolean magic, ClockSetting clock, Instant created) {}
