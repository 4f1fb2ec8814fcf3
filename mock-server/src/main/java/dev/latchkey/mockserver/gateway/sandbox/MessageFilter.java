package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.MessageCriteria.Field;
import dev.latchkey.mockserver.model.MessageCriteria.Term;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.sdk.keys.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Filter of messages, read from query parameters.
 *
 * @param terms search terms that a message must all match
 */
record MessageFilter(List<Term> terms) {
    static MessageFilter read(QueryParameters query) {
        Environment[] environments = {Environment.SANDBOX, Environment.LIVE};
        List<@Nullable Term> terms = new ArrayList<>();
        terms.add(
                term(query.enumValue("channel", Channel.values(), Channel::wireName), MessageCriteria.ChannelIs::new));
        terms.add(term(query.enumValue("environment", environments, Environment::name),
                MessageCriteria.EnvironmentIs::new));
        terms.add(term(query.enumValue("status", MessageStatus.values(), MessageStatus::wireName),
                MessageCriteria.StatusIs::new));
        terms.add(term(query.enumValue("source", MessageSource.values(), MessageSource::wireName),
                MessageCriteria.SourceIs::new));
        terms.add(term(query.text("key"), MessageCriteria.WithKey::new));
        terms.add(term(query.text("from"), text -> new MessageCriteria.Contains(Field.SENDER, text)));
        terms.add(term(query.text("to"), text -> new MessageCriteria.Contains(Field.RECIPIENT, text)));
        terms.add(term(query.text("subject"), text -> new MessageCriteria.Contains(Field.SUBJECT, text)));
        terms.add(term(query.text("text"), text -> new MessageCriteria.Contains(Field.ANYWHERE, text)));
        terms.add(term(query.text("tag"), MessageCriteria.HasTag::new));
        terms.add(term(query.instant("since"), MessageCriteria.AcceptedSince::new));
        terms.add(term(query.instant("before"), MessageCriteria.AcceptedBefore::new));
        return new MessageFilter(terms.stream().flatMap(Stream::ofNullable).toList());
    }

    MessageCriteria criteria(String accountId) {
        return new MessageCriteria(accountId, terms);
    }

    private static <T> @Nullable Term term(@Nullable T value, Function<T, Term> make) {
        return value == null ? null : make.apply(value);
    }
}
