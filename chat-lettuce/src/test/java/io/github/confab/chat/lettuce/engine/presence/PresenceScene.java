package io.github.confab.chat.lettuce.engine.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.contract.Probe;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Snapshot;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** A channel, somebody who watches it, and members: what the tests of presence begin with. */
final class PresenceScene implements AutoCloseable {

    final Channel channel;
    final ChannelId id;
    final Probe<PresenceEvent> watch;

    private final Chat chat;
    private final RedisCommands<String, String> cli;

    PresenceScene(String uri, RedisCommands<String, String> cli) {
        this.cli = cli;
        chat = LettuceChat.connect(LettuceChatOptions.builder().redis(uri).build())
                .block(PresenceProcess.PATIENCE);
        channel = chat.system().channels().create(ChannelSpec.named("general")).block(PresenceProcess.PATIENCE);
        id = channel.id();
        watch = Probe.on(channel.presence().watch());
        assertThat(watch.next("the snapshot comes first")).isInstanceOf(Snapshot.class);
    }

    /** New members. */
    List<UserId> members(int count) {
        List<UserId> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(UserId.of("u" + i));
        }
        Flux.fromIterable(members)
                .flatMap(user -> channel.members().add(user), 32)
                .blockLast(PresenceProcess.PATIENCE);
        return members;
    }

    long count() {
        return channel.presence().count().block(PresenceProcess.PATIENCE);
    }

    void awaitCount(long count) {
        await().atMost(PresenceProcess.PATIENCE)
                .untilAsserted(() -> assertThat(count()).isEqualTo(count));
    }

    String key(String suffix) {
        return "channel:{" + id + "}" + suffix;
    }

    /** Every process that Redis knows of. */
    List<String> nodes() {
        return cli.zrange("presence:nodes", 0, -1);
    }

    @Override
    public void close() {
        chat.close().block(PresenceProcess.PATIENCE);
    }
}
