package io.github.confab.chat.lettuce.engine.message;

import io.github.confab.chat.Messages;
import io.github.confab.chat.error.CorruptDataException;
import io.github.confab.chat.lettuce.engine.base.Arguments;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.redis.MessageStore.Version;
import io.github.confab.chat.lettuce.redis.MessageStore.Versions;
import io.github.confab.chat.lettuce.wire.CorruptEntryException;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link Messages} of one channel. */
final class ChannelMessages implements Messages {

    private final ChannelId channel;
    private final MessageActs acts;
    private final Author author;
    private final OpenGuard guard;

    ChannelMessages(ChannelId channel, MessageActs acts, Author author, OpenGuard guard) {
        this.channel = channel;
        this.acts = acts;
        this.author = author;
        this.guard = guard;
    }

    @Override
    public Mono<StreamMessage> get(MessageId message) {
        Arguments.present("message id", message);
        boolean possible = message.seq() > 0 && message.seq() < Long.MAX_VALUE;
        // an id that no message can have finds nothing, but who may not read is still told so
        MessageId wanted = possible ? message : new MessageId(0, 1);
        MessageId before = new MessageId(wanted.millis(), wanted.seq() - 1);
        MessageId after = new MessageId(wanted.millis(), wanted.seq() + 1);
        HistoryQuery query = HistoryQuery.between(before, after).limit(1);
        return guard.whileOpen("read a message of channel " + channel, () -> acts.history()
                .read(channel, author.actor(), query)
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst())));
    }

    @Override
    public Mono<MessageId> edit(MessageId message, Draft draft) {
        Arguments.present("message id", message);
        Mono<byte[]> payload = acts.encoding().encode(channel, author, Arguments.present("draft", draft));
        return guard.whileOpen(
                "edit a message of channel " + channel,
                () -> payload.flatMap(bytes -> acts.store().edit(channel, message, bytes, author.actor())));
    }

    @Override
    public Mono<Boolean> delete(MessageId message) {
        Arguments.present("message id", message);
        return guard.whileOpen(
                "delete a message of channel " + channel, () -> acts.store().delete(channel, message, author.actor()));
    }

    @Override
    public Mono<Boolean> erase(MessageId message) {
        Arguments.present("message id", message);
        return guard.whileOpen(
                "erase a message of channel " + channel, () -> acts.store().erase(channel, message, author.actor()));
    }

    @Override
    public Flux<MessageVersion> versions(MessageId message) {
        Arguments.present("message id", message);
        return guard.whileOpen("read the versions of a message of channel " + channel, () -> page(message, null)
                        .expand(page -> page.next() == null ? Mono.empty() : page(message, page.next()))
                        .collect(ArrayList<Version>::new, (all, page) -> all.addAll(page.items()))
                        .map(this::numbered))
                .flatMapIterable(versions -> versions);
    }

    private Mono<Versions> page(MessageId message, @Nullable MessageId from) {
        return acts.store().versions(channel, message, from, author.actor());
    }

    /** The oldest one is number 0 if it is the message itself; of a message that is trimmed nothing can be asked. */
    private List<MessageVersion> numbered(List<Version> newestFirst) {
        List<MessageVersion> versions = new ArrayList<>(newestFirst.size());
        int number = newestFirst.size();
        for (Version version : newestFirst) {
            number--;
            versions.add(new MessageVersion(version.id(), UserId.of(version.by()), number, content(version)));
        }
        return versions;
    }

    private MessageContent content(Version version) {
        try {
            return MessageCodec.JSON.decode(version.payload()).said();
        } catch (CorruptEntryException unreadable) {
            throw new CorruptDataException(
                    "entry " + version.id() + " of channel " + channel + " cannot be read: " + unreadable.problem(),
                    unreadable);
        }
    }
}
