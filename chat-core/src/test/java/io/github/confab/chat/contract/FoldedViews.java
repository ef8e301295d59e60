package io.github.confab.chat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.MessageChanged;
import io.github.confab.chat.model.FeedEvent.MessageEvent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reader that folds a feed into a view, as an application would. */
final class FoldedViews {

    private final Channel channel;
    private final String name;
    private final Map<MessageId, StreamMessage> shown = new LinkedHashMap<>();
    private Probe<FeedEvent> feed;

    FoldedViews(Channel channel, String name, StartAt start) {
        this.channel = channel;
        this.name = name;
        this.feed = Probe.on(channel.feed(start));
    }

    /** Reads on until it was given that message, and folds all it is told on the way. */
    StreamMessage readTo(MessageId last) {
        FeedEvent event;
        do {
            event = feed.next(name + " on the way to " + last);
            fold(event);
        } while (!(event instanceof MessageEvent said && said.message().id().equals(last)));
        return ((MessageEvent) event).message();
    }

    /** Goes away, and comes back where it was. */
    void reconnect(MessageId last) {
        StreamMessage newest = readTo(last);
        feed.cancel();
        feed = Probe.on(channel.feed(StartAt.after(newest.cursor())));
    }

    void close() {
        feed.cancel();
    }

    private void fold(FeedEvent event) {
        if (event instanceof MessageEvent said) {
            shown.put(said.message().id(), said.message());
            said.message()
                    .thread()
                    .ifPresent(root -> shown.computeIfPresent(root, (id, began) -> began.withReply(said.message())));
        } else if (event instanceof MessageChanged change) {
            shown.computeIfPresent(change.target(), (id, message) -> onwards(message, message.with(change)));
        }
    }

    /** A view that has seen a later state is never taken back to an earlier one. */
    private StreamMessage onwards(StreamMessage before, StreamMessage after) {
        assertThat(version(after)).as("%s, version of %s", name, before.id()).isGreaterThanOrEqualTo(version(before));
        assertThat(after.isDeleted() || !before.isDeleted())
                .as("%s, deleted is deleted: %s", name, before.id())
                .isTrue();
        return after;
    }

    private static int version(StreamMessage message) {
        return message.isDeleted()
                ? Integer.MAX_VALUE
                : message.state().edit().map(edit -> edit.version()).orElse(0);
    }

    /** What it shows of those messages is what history shows; a reader that began later shows fewer. */
    void check(Collection<StreamMessage> history, String seed) {
        for (StreamMessage stored : history) {
            StreamMessage mine = shown.get(stored.id());
            if (mine != null) {
                assertThat(mine.content())
                        .as("%s, content of %s, %s", name, stored.id(), seed)
                        .isEqualTo(stored.content());
                assertThat(mine.state())
                        .as("%s, state of %s, %s", name, stored.id(), seed)
                        .isEqualTo(stored.state());
                assertThat(mine.replyTo())
                        .as("%s, reply of %s, %s", name, stored.id(), seed)
                        .isEqualTo(stored.replyTo());
                assertThat(mine.thread())
                        .as("%s, thread of %s, %s", name, stored.id(), seed)
                        .isEqualTo(stored.thread());
            }
        }
    }

    int size() {
        return shown.size();
    }
}
