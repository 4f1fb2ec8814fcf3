package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.store.CaseFoldedText;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Converts search criteria to a predicate on stored messages. */
final class CriteriaMatcher {
    private CriteriaMatcher() {}

    /** Creates a predicate. The texts of the criteria are folded once, not for every message. */
    static Predicate<AccountData.StoredMessage> of(MessageCriteria criteria) {
        return criteria.terms().stream().map(CriteriaMatcher::of).reduce(stored -> true, Predicate::and);
    }

    private static Predicate<AccountData.StoredMessage> of(MessageCriteria.Term term) {
        return switch (term) {
            case MessageCriteria.Not not -> of(not.term()).negate();
            case MessageCriteria.Contains contains -> contains(contains);
            case MessageCriteria.HasAddress has -> {
                List<String> forms = CaseFoldedText.addressForms(has.address());
                yield stored -> texts(stored.folded(), has.field()).map(CaseFoldedText::separated)
                        .anyMatch(text -> forms.stream().anyMatch(text::contains));
            }
            case MessageCriteria.WithKey key -> {
                String name = CaseFoldedText.fold(key.idOrName());
                yield stored -> stored.message.keyId().equals(key.idOrName()) || stored.folded().key().equals(name);
            }
            case MessageCriteria.GatewayIs through -> {
                String gateway = CaseFoldedText.fold(through.gateway());
                yield stored -> stored.message.gateway().equals(gateway);
            }
            case MessageCriteria.HasTag tagged -> {
                String tag = CaseFoldedText.SEPARATOR + CaseFoldedText.fold(tagged.tag()) + CaseFoldedText.SEPARATOR;
                yield stored -> stored.folded().tags().contains(tag);
            }
            default -> {
                Predicate<Message> plain = plain(term);
                yield stored -> plain.test(stored.message);
            }
        };
    }

    private static Predicate<Message> plain(MessageCriteria.Term term) {
        return switch (term) {
            case MessageCriteria.ChannelIs via -> message -> message.channel() == via.channel();
            case MessageCriteria.EnvironmentIs in -> message -> message.environment().equals(in.environment());
            case MessageCriteria.StatusIs has -> message -> message.status() == has.status();
            case MessageCriteria.SourceIs from -> message -> message.source() == from.source();
            case MessageCriteria.HasAttachment attached -> message -> !message.content().attachments().isEmpty();
            case MessageCriteria.AcceptedSince since -> message -> !message.accepted().isBefore(since.moment());
            case MessageCriteria.AcceptedBefore before -> message -> message.accepted().isBefore(before.moment());
            case MessageCriteria.LargerThan larger -> message -> message.size() > larger.bytes();
            case MessageCriteria.Not not -> throw new IllegalArgumentException("Not a plain term: " + not);
            case MessageCriteria.Contains contains ->
                throw new IllegalArgumentException("Not a plain term: " + contains);
            case MessageCriteria.HasAddress has -> throw new IllegalArgumentException("Not a plain term: " + has);
            case MessageCriteria.WithKey key -> throw new IllegalArgumentException("Not a plain term: " + key);
            case MessageCriteria.GatewayIs through -> throw new IllegalArgumentException("Not plain: " + through);
            case MessageCriteria.HasTag tagged -> throw new IllegalArgumentException("Not plain: " + tagged);
        };
    }

    private static Predicate<AccountData.StoredMessage> contains(MessageCriteria.Contains contains) {
        String text = CaseFoldedText.fold(contains.text());
        return stored -> texts(stored.folded(), contains.field()).anyMatch(found -> found.contains(text));
    }

    private static Stream<String> texts(CaseFoldedText caseFoldedText, MessageCriteria.Field field) {
        return switch (field) {
            case ANYWHERE -> List.of(caseFoldedText.sender(), caseFoldedText.recipients(), caseFoldedText.subject(),
                    caseFoldedText.tags(),
                    caseFoldedText.reference(), caseFoldedText.body()).stream();
            case SENDER -> Stream.of(caseFoldedText.sender());
            case RECIPIENT -> Stream.of(caseFoldedText.recipients());
            case CC -> Stream.of(caseFoldedText.cc());
            case BCC -> Stream.of(caseFoldedText.bcc());
            case REPLY_TO -> Stream.of(caseFoldedText.replyTo());
            case MESSAGE_ID -> Stream.of(caseFoldedText.messageId());
            case SUBJECT -> Stream.of(caseFoldedText.subject());
            case BODY -> Stream.of(caseFoldedText.body());
        };
    }
}
