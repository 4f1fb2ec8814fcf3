package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Criteria.Field;
import dev.latchkey.mockserver.model.Criteria.Term;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Source;
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
        terms.add(term(query.enumValue("channel", Channel.values(), Channel::wireName), Criteria.ChannelIs::new));
        terms.add(term(query.enumValue("environment", environments, Environment::name), Criteria.EnvironmentIs::new));
        terms.add(term(query.enumValue("status", MessageStatus.values(), MessageStatus::wireName),
                Criteria.StatusIs::new));
        terms.add(term(query.enumValue("source", Source.values(), Source::wireName), Criteria.SourceIs::new));
        terms.add(term(query.text("key"), Criteria.WithKey::new));
        terms.add(term(query.text("from"), text -> new Criteria.Contains(Field.SENDER, text)));
        terms.add(term(query.text("to"), text -> new Criteria.Contains(Field.RECIPIENT, text)));
        terms.add(term(query.text("subject"), text -> new Criteria.Contains(Field.SUBJECT, text)));
        terms.add(term(query.text("text"), text -> new Criteria.Contains(Field.ANYWHERE, text)));
        terms.add(term(query.text("tag"), Criteria.HasTag::new));
        terms.add(term(query.instant("since"), Criteria.AcceptedSince::new));
        terms.add(term(query.instant("before"), Criteria.AcceptedBefore::new));
        return new MessageFilter(terms.stream().flatMap(Stream::ofNullable).toList());
    }

    Criteria criteria(String accountId) {
        return new Criteria(accountId, terms);
    }

    private static <T> @Nullable Term term(@Nullable T value, Function<T, Term> make) {
        return value == null ? null : make.apply(value);
    }
}
