package io.github.confab.chat.lettuce.engine.presence;

import static io.github.confab.chat.lettuce.engine.presence.PresenceProcess.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.TcpProxy;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of presence when one process loses its connections for less than its lease. */
@Tag("slow")
final class PresenceReconnectIT {

    private static final int TIMES = 5;

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private TcpProxy network;
    private UserId ada;
    private UserId bob;
    private Chat cutOff;
    private Chat connected;
    private Channel adas;
    private Channel bobs;
    private Attendance byCutOff;
    private Attendance byConnected;

    @BeforeEach
    void open() {
        network = TcpProxy.to(redis.server());
        cutOff = LettuceChat.connect(network.uri()).block(PATIENCE);
        connected = LettuceChat.connect(redis.uri()).block(PATIENCE);
        Channel channel = connected
                .system()
                .channels()
                .create(ChannelSpec.named("general"))
                .block(PATIENCE);
        ada = connected.users().create("ada").block(PATIENCE).id();
        bob = connected.users().create("bob").block(PATIENCE).id();
        channel.members().add(ada).then(channel.members().add(bob)).block(PATIENCE);
        adas = cutOff.actAs(ada).block(PATIENCE).channel(channel.id());
        bobs = connected.actAs(bob).block(PATIENCE).channel(channel.id());
        byCutOff = new Attendance(adas);
        byConnected = new Attendance(bobs);
        adas.presence().enter(PresenceStatus.available()).block(PATIENCE);
        awaitHere(Set.of(ada));
    }

    @AfterEach
    void close() {
        network.heal();
        byCutOff.close();
        byConnected.close();
        cutOff.close().block(PATIENCE);
        connected.close().block(PATIENCE);
        network.close();
    }

    @Test
    void reset_whileOthersComeAndGo_isNoticedByNobody() {
        for (int i = 0; i < TIMES; i++) {
            network.refuse();
            network.reset();
            bobs.presence().enter(PresenceStatus.available()).block(PATIENCE);
            network.heal();
            awaitHere(Set.of(ada, bob));
            network.refuse();
            network.reset();
            bobs.presence().leave().block(PATIENCE);
            network.heal();
            awaitHere(Set.of(ada));
        }
        assertThat(byConnected.gone()).as("ada was never seen leaving").containsOnly(Map.entry(bob, TIMES));
        assertThat(byCutOff.gone()).as("nor did she see herself leave").doesNotContainKey(ada);
        adas.presence().leave().block(PATIENCE);
        awaitHere(Set.of());
    }

    private void awaitHere(Set<UserId> users) {
        await("both see " + users).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(byConnected.here()).isEqualTo(users);
            assertThat(byCutOff.here()).isEqualTo(users);
        });
        assertThat(byConnected.problems()).isEmpty();
        assertThat(byCutOff.problems()).isEmpty();
    }
}
