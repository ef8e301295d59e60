package io.github.confab.chat.lettuce.engine.schedule;

import io.github.confab.chat.lettuce.redis.AppendBatch;
import io.github.confab.chat.lettuce.redis.AppendReply;
import io.github.confab.chat.lettuce.redis.ChannelPosition;
import io.github.confab.chat.lettuce.redis.RangePage;
import io.github.confab.chat.lettuce.redis.StreamLog;
import io.github.confab.chat.lettuce.redis.SyncPage;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import java.util.List;
import reactor.core.publisher.Mono;

/** No messages anywhere. */
final class FakeLog implements StreamLog {

    @Override
    public Mono<RangePage> range(ChannelId channel, MessageId after, MessageId before, int count, boolean newestFirst) {
        return Mono.just(new RangePage("e", List.of()));
    }

    @Override
    public Mono<AppendReply> append(ChannelId channel, AppendBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<SyncPage> sync(ChannelId channel, MessageId position, MessageId scanFrom, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<ChannelPosition>> positions(List<ChannelId> channels) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Void> broadcast(ChannelId channel, String sender, byte[] frame) {
        throw new UnsupportedOperationException();
    }
}
