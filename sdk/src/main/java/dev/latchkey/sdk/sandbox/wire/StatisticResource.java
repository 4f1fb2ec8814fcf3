package dev.latchkey.sdk.sandbox.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * Statistics of one day, key, channel and environment.
 *
 * {@snippet :
 * for (StatisticResource day : session.operations().account().statistics(null, null, null, null, null, null).execute().items()) {
 *     System.out.println(day.day() + " " + day.accepted() + " " + day.events().getOrDefault("delivered", 0L));
 * }
 * }
 *
 * @param day day in UTC, by the account's clock
 * @param keyId ID of the key
 * @param channel {@code sms} or {@code email}
 * @param environment {@code sandbox} or {@code live}
 * @param accepted number of accepted messages
 * @param recipients number of their recipients
 * @param parts number of SMS parts, over all recipients
 * @param cost total price
 * @param events number of events of each type, over all recipients; types without events are left out.
 *        Bounces are {@code bounced-hard} and {@code bounced-soft}
 */
public record StatisticResource(LocalDate day, String keyId, String channel, String environment, long accepted,
        long recipients, long parts, BigDecimal cost, Map<String, Long> events) {}
