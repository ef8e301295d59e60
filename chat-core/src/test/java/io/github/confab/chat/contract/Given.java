package io.github.confab.chat.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.ChannelKind;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Cursor;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Unread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The people, channels and messages that a test begins with, and bounded waits. */
final class Given {

    private static final Duration POLL = Duration.ofMillis(20);

    private Given() {}

    /** A name that nobody has: ASCII letters and digits. */
    static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** Somebody new. */
    static ChatClient client(Chat chat) {
        return get(chat.actAs(get(chat.users().create(name("u"))).id()));
    }

    /** A new public channel that {@code owner} owns. */
    static Channel channel(ChatClient owner) {
        return get(owner.channels().create(ChannelSpec.named(name("c"))));
    }

    /** A new private channel that {@code owner} owns. */
    static Channel privateChannel(ChatClient owner) {
        return get(owner.channels().create(ChannelSpec.named(name("p")).kind(ChannelKind.PRIVATE)));
    }

    /** A new public channel of somebody new. */
    static Channel channel(Chat chat) {
        return channel(client(chat));
    }

    /** The channel as {@code member} sees it after joining. */
    static Channel joined(ChatClient member, Channel channel) {
        Channel own = member.channel(channel.id());
        get(own.members().join());
        return own;
    }

    static Receipt published(Channel channel, String text) {
        return get(channel.publish(Draft.text(text)));
    }

    /** Publishes m0, m1, ... in order. */
    static List<Receipt> published(Channel channel, int count) {
        return get(Flux.range(0, count)
                .flatMapSequential(i -> channel.publish(Draft.text("m" + i)))
                .collectList());
    }

    /** The place right after that message. */
    static Cursor cursorOf(Channel channel, Receipt receipt) {
        Probe<StreamMessage> reader = Probe.on(channel.subscribe(StartAt.oldest()));
        StreamMessage message = reader.next("the message");
        while (!message.id().equals(receipt.id())) {
            message = reader.next("the message");
        }
        reader.cancel();
        return message.cursor();
    }

    /** m{from}, m{from+1}, ... up to but without m{to}. */
    static List<String> texts(int from, int to) {
        List<String> texts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            texts.add("m" + i);
        }
        return texts;
    }

    static List<String> textsOf(List<StreamMessage> messages) {
        return messages.stream().map(StreamMessage::text).toList();
    }

    /** Every item of all pages. */
    static <T> List<T> allPages(PageRequest first, Function<PageRequest, Mono<Page<T>>> list) {
        List<T> all = new ArrayList<>();
        Page<T> page = get(list.apply(first));
        all.addAll(page.items());
        while (page.next().isPresent() && all.size() < 100_000) {
            page = get(list.apply(PageRequest.after(page.next().get()).limit(first.limit())));
            all.addAll(page.items());
        }
        return all;
    }

    /** The value of {@code mono}, which must have one. */
    static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(ChatBackend.PATIENCE), "the Mono was empty");
    }

    /** Waits until {@code mono}, which may be empty, has ended well. */
    static void done(Mono<?> mono) {
        mono.block(ChatBackend.PATIENCE);
    }

    /** Asks again and again until the answer is as expected. */
    static <T> T eventually(String why, Mono<T> ask, Predicate<T> expected) {
        Mono<T> answer = ask.filter(expected)
                .repeatWhenEmpty(Integer.MAX_VALUE, empty -> empty.delayElements(POLL))
                .timeout(ChatBackend.PATIENCE);
        try {
            return Objects.requireNonNull(answer.block());
        } catch (RuntimeException e) {
            return e.getCause() instanceof TimeoutException ? fail("never came true: " + why) : rethrown(e);
        }
    }

    private static <T> T rethrown(RuntimeException e) {
        throw e;
    }

    /** A watcher that has seen the snapshot. */
    static Probe<PresenceEvent> watching(Channel channel) {
        Probe<PresenceEvent> watch = Probe.on(channel.presence().watch());
        assertThat(watch.next("the snapshot comes first")).isInstanceOf(PresenceEvent.Snapshot.class);
        return watch;
    }

    static Unread unread(Channel channel) {
        return get(channel.readMarks().unread());
    }
}
