package io.github.confab.chat.memory;

import io.github.confab.chat.Messages;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What may become of messages once they are written. */
final class MemoryMessages implements Messages {

    private final ChannelId id;
    private final Session session;
    private final UserId me;

    MemoryMessages(ChannelId id, Session session) {
        this.id = id;
        this.session = session;
        this.me = session.user().id();
    }

    @Override
    public Mono<StreamMessage> get(MessageId message) {
        Arguments.present("message id", message);
        return session.lifetime()
                .ask("read a message of channel " + id, () -> {
                    ChannelState channel = channel();
                    channel.mustRead(me);
                    return channel.log().message(message);
                })
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<MessageId> edit(MessageId message, Draft draft) {
        Arguments.present("message id", message);
        Arguments.draft(draft);
        return act(
                "edit a message of",
                acts -> acts.edit(me, message, new MemoryMentions(channel(), session).said(draft)));
    }

    @Override
    public Mono<Boolean> delete(MessageId message) {
        Arguments.present("message id", message);
        return act("delete a message of", acts -> acts.delete(me, message));
    }

    @Override
    public Mono<Boolean> erase(MessageId message) {
        Arguments.present("message id", message);
        return act("erase a message of", acts -> acts.erase(me, message));
    }

    @Override
    public Flux<MessageVersion> versions(MessageId message) {
        Arguments.present("message id", message);
        return act("read the versions of a message of", acts -> acts.versions(me, message))
                .flatMapIterable(found -> found);
    }

    private <T> Mono<T> act(String what, Function<MessageActs, T> act) {
        return session.lifetime().ask(what + " channel " + id, () -> channel().onMessages(act));
    }

    private ChannelState channel() {
        return session.store().directory().channel(id);
    }
}
