package io.github.confab.chat.lettuce.engine.presence;

import static io.github.confab.chat.lettuce.engine.presence.PresenceProcess.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.lettuce.ChildJvm;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.PresentUser;
import io.github.confab.chat.model.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 200 users in 5 channels, held by a real JVM that is really killed, or really stands still. */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
final class PresenceCrashIT {

    private static final int USERS = 200;
    private static final int CHANNELS = 5;

    /** A lease, a sweep, and what a busy machine takes for 1000 leaves. */
    private static final Duration SWEPT =
            PresenceChild.SPANS.lease().plus(PresenceChild.SPANS.sweep()).plusSeconds(15);

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    @TempDir
    Path temp;

    private final List<Channel> channels = new ArrayList<>();
    private final List<Attendance> watchers = new ArrayList<>();
    private Chat chat;
    private PresenceProcess sweeper;

    @BeforeEach
    void open() {
        chat = LettuceChat.connect(redis.uri()).block(PATIENCE);
        sweeper = new PresenceProcess(redis.uri(), PresenceChild.SPANS);
        for (int i = 0; i < CHANNELS; i++) {
            Channel channel =
                    chat.system().channels().create(ChannelSpec.named("c" + i)).block(PATIENCE);
            channels.add(channel);
            watchers.add(new Attendance(channel));
            Flux.range(0, USERS)
                    .flatMap(k -> channel.members().add(UserId.of("u" + k)), 32)
                    .blockLast(PATIENCE);
        }
    }

    @AfterEach
    void close() {
        watchers.forEach(Attendance::close);
        sweeper.close();
        chat.close().block(PATIENCE);
    }

    private ChildJvm child() throws IOException {
        return PresenceChild.start(
                temp.resolve("report"),
                redis.uri(),
                USERS,
                channels.stream().map(Channel::id).toList());
    }

    @Test
    void kill_jvmWith1000Presences_watchersSeeEachLeaveOnce() throws Exception {
        try (ChildJvm dying = child()) {
            assertThat(dying.reported()).isNotEmpty();
            awaitHere(USERS, PATIENCE);
            dying.kill();
            awaitHere(0, SWEPT);
            awaitNothingLeft();
            assertEachHasGoneOnce();
            for (Channel channel : channels) {
                assertThat(redis.cli().hget(key(channel, ""), "~pv"))
                        .as("each has come once and gone once, to all who watch anywhere")
                        .isEqualTo(Integer.toString(2 * USERS));
            }
        }
    }

    @Test
    void stop_beyondTheLeaseThenContinue_everybodyIsBackOnce() throws Exception {
        try (ChildJvm paused = child()) {
            assertThat(paused.reported()).isNotEmpty();
            awaitHere(USERS, PATIENCE);
            List<String> before = nodes();
            paused.pause();
            awaitHere(0, SWEPT);
            paused.resume();
            awaitHere(USERS, SWEPT);
            await("its former self is forgotten")
                    .atMost(PATIENCE)
                    .until(() -> nodes().size() == 1 && !nodes().equals(before));
            assertEachHasGoneOnce();
            for (Channel channel : channels) {
                List<PresentUser> present = present(channel);
                assertThat(present)
                        .extracting(PresentUser::user)
                        .doesNotHaveDuplicates()
                        .hasSize(USERS);
                assertThat(present)
                        .as("no ghost of before")
                        .allMatch(user -> user.devices().size() == 1);
                assertThat(channel.presence().count().block(PATIENCE)).isEqualTo(USERS);
            }
            paused.kill();
            awaitHere(0, SWEPT);
            awaitNothingLeft();
        }
    }

    private static List<PresentUser> present(Channel channel) {
        return channel.presence()
                .list(PageRequest.first().limit(1000))
                .expand(page -> Mono.justOrEmpty(page.next()).flatMap(next -> channel.presence()
                        .list(PageRequest.after(next).limit(1000))))
                .concatMapIterable(Page::items)
                .collectList()
                .block(PATIENCE);
    }

    private void awaitHere(int users, Duration limit) {
        await("everybody who watches sees " + users).atMost(limit).untilAsserted(() -> assertThat(watchers)
                .allSatisfy(watcher -> assertThat(watcher.here()).hasSize(users)));
        assertThat(watchers).flatExtracting(Attendance::problems).isEmpty();
    }

    private void assertEachHasGoneOnce() {
        for (Attendance watcher : watchers) {
            assertThat(watcher.gone()).hasSize(USERS).allSatisfy((user, times) -> assertThat(times)
                    .as("how often %s has gone", user)
                    .isEqualTo(1));
        }
        assertThat(watchers).flatExtracting(Attendance::problems).isEmpty();
    }

    private void awaitNothingLeft() {
        await("nothing is left of it").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(redis.cli().keys("presence:*")).isEmpty();
            for (Channel channel : channels) {
                assertThat(redis.cli().hkeys(key(channel, ":ph"))).containsExactly("~");
                assertThat(redis.cli().hkeys(key(channel, ":pc"))).containsExactly("~");
            }
        });
    }

    private static String key(Channel channel, String suffix) {
        return "channel:{" + channel.id() + "}" + suffix;
    }

    private static List<String> nodes() {
        return redis.cli().zrange("presence:nodes", 0, -1);
    }
}
