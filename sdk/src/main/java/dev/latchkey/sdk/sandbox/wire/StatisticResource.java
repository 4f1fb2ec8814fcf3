package dev.latchkey.sdk.sandbox.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * How much happened on a day.
 *
 * {@snippet :
 * for (StatisticResource day : session.operations().account().statistics(null, null, null, null, null, null).execute().items()) {
 *     System.out.println(day.day() + " " + day.accepted() + " " + day.events().getOrDefault("delivered", 0L));
 * }
 * }
 *
 * @param day in UTC, by the account's clock
 * @param keyId with which key
 * @param channel {@code sms} or {@code email}
 * @param environment {@code sandbox} or {@code live}
 * @param accepted messages that were accepted
 * @param recipients their recipients
 * @param parts parts of SMS, over all recipients
 * @param cost what they cost
 * @param events how many events of each type there were, over all recipients; those that did not happen are left out.
 *        Bounces are {@code bounced-hard} and {@code bounced-soft}
 */
public record StatisticResource(LocalDate day, String keyId, String channel, String environment, long accepted,
        long recipients, long parts, BigDecimal cost, Map<String, Long> events) {}
