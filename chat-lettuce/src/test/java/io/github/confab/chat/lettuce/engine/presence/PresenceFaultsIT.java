package io.github.confab.chat.lettuce.engine.presence;

import static io.github.confab.chat.lettuce.engine.presence.PresenceProcess.FAST;
import static io.github.confab.chat.lettuce.engine.presence.PresenceProcess.PATIENCE;
import static io.github.confab.chat.lettuce.engine.presence.PresenceProcess.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.contract.Probe;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.engine.feed.ChannelPushes;
import io.github.confab.chat.model.PresenceEvent;
import io.github.confab.chat.model.PresenceEvent.Joined;
import io.github.confab.chat.model.PresenceEvent.Left;
import io.github.confab.chat.model.PresenceEvent.Snapshot;
import io.github.confab.chat.model.PresenceEvent.Updated;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What becomes of presence when processes die, pause and lose data. */
@Tag("slow")
final class PresenceFaultsIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private PresenceScene scene;

    @BeforeEach
    void open() {
        scene = new PresenceScene(redis.uri(), redis.cli());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void kill_processWith1000Presences_eachLeavesOnce_whoeverSweeps() {
        List<UserId> members = scene.members(1000);
        PresenceProcess dying = new PresenceProcess(redis.uri(), FAST);
        Flux.fromIterable(members)
                .flatMap(user -> dying.client(user).enter(scene.id, PresenceStatus.available()), 256)
                .blockLast(PATIENCE);
        scene.awaitCount(1000);
        assertThat(version()).as("all have come, each once").isEqualTo(1000);
        PresenceProcess stalled = new PresenceProcess(redis.uri(), FAST);
        stalled.presence.stallNextLeave();
        dying.kill();
        await().atMost(PATIENCE).until(stalled.presence::isStalled);
        try (PresenceProcess one = new PresenceProcess(redis.uri(), FAST);
                PresenceProcess two = new PresenceProcess(redis.uri(), FAST)) {
            scene.awaitCount(0);
            assertThat(version()).as("all have gone, each once").isEqualTo(2000);
            assertThat(one.presence.left() + two.presence.left() + stalled.presence.left())
                    .isLessThanOrEqualTo(1000);
            one.client(members.get(0), "same")
                    .enter(scene.id, PresenceStatus.available())
                    .block(PATIENCE);
            stalled.presence.goOn();
            await().atMost(PATIENCE).until(() -> scene.nodes().size() <= 2);
            assertThat(version())
                    .as("what a stalled sweeper does late touches nobody who came back")
                    .isEqualTo(2001);
            assertThat(scene.count()).isEqualTo(1);
            assertThat(redis.cli().keys("presence:{*"))
                    .as("only the process that has somebody")
                    .hasSize(1);
        } finally {
            stalled.close();
        }
    }

    /** How many changes there were. */
    private long version() {
        return Long.parseLong(redis.cli().hget(scene.key(""), "~pv"));
    }

    @Test
    void kill_sweeperHalfWay_anotherFinishes() {
        List<UserId> members = scene.members(300);
        PresenceProcess dying = new PresenceProcess(redis.uri(), FAST);
        Flux.fromIterable(members)
                .flatMap(user -> dying.client(user).enter(scene.id, PresenceStatus.available()), 64)
                .blockLast(PATIENCE);
        PresenceProcess halfWay = new PresenceProcess(redis.uri(), FAST);
        halfWay.presence.stallNextLeave();
        dying.kill();
        await().atMost(PATIENCE).until(halfWay.presence::isStalled);
        halfWay.kill();
        PresenceProcess finisher = new PresenceProcess(redis.uri(), FAST);
        scene.awaitCount(0);
        finisher.close();
        assertThat(version()).as("each once").isEqualTo(600);
    }

    @Test
    void pause_beyondTheLease_isSweptThenBack() {
        UserId ada = scene.members(1).get(0);
        try (PresenceProcess paused = new PresenceProcess(redis.uri(), FAST);
                PresenceProcess sweeper = new PresenceProcess(redis.uri(), FAST)) {
            paused.client(ada).enter(scene.id, PresenceStatus.available()).block(PATIENCE);
            assertThat(scene.watch.next("came")).isInstanceOf(Joined.class);
            String before = scene.nodes().get(0);
            paused.nodes.pause();
            assertThat(scene.watch.next("was silent for too long")).isInstanceOf(Left.class);
            assertThat(sweeper.presence.left()).as("by whoever was first").isLessThanOrEqualTo(1);
            paused.nodes.resume();
            Joined back = (Joined) scene.watch.next("is back, under a new id");
            assertThat(back.user().devices().get(0).node()).isNotEqualTo(before);
            assertThat(scene.count()).isEqualTo(1);
            await().atMost(PATIENCE).until(() -> !scene.nodes().contains(before));
            assertThat(scene.count()).as("nobody sweeps what is new").isEqualTo(1);
        }
    }

    @Test
    void lease_deletedByHand_userStaysUnderANewId() {
        UserId ada = scene.members(1).get(0);
        try (PresenceProcess process = new PresenceProcess(redis.uri(), FAST)) {
            process.client(ada).enter(scene.id, PresenceStatus.available()).block(PATIENCE);
            Joined came = (Joined) scene.watch.next("came");
            redis.cli().del("presence:nodes");
            PresenceEvent next = scene.watch.next("has another id, or was swept and came again");
            assertThat(next instanceof Updated ? next : scene.watch.next("came again"))
                    .isInstanceOfAny(Updated.class, Joined.class);
            scene.awaitCount(1);
            assertThat(redis.cli().hgetall(scene.key(":ph")).values())
                    .as("nothing of the old id is left")
                    .noneMatch(value ->
                            value.startsWith(came.user().devices().get(0).node()));
        }
    }

    @Test
    void lostField_andGhost_areRepaired() {
        UserId ada = scene.members(2).get(0);
        try (PresenceProcess process = new PresenceProcess(redis.uri(), FAST)) {
            process.client(ada, "c1").enter(scene.id, PresenceStatus.busy()).block(PATIENCE);
            scene.watch.next("came");
            String field = ada + "/c1";
            String value = redis.cli().hget(scene.key(":ph"), field);
            redis.cli().hdel(scene.key(":ph"), field);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(redis.cli().hget(scene.key(":ph"), field))
                    .as("entered again, as it was")
                    .isEqualTo(value));
            String node = scene.nodes().get(0);
            redis.cli().hset(scene.key(":ph"), "u1/ghost", node + ";1;1;v;0;");
            redis.cli().hset(scene.key(":pc"), "u1", "ghost");
            scene.awaitCount(1);
            assertThat(redis.cli().hgetall(scene.key(":ph"))).containsOnlyKeys("~", field);
        }
    }

    @Test
    void membersLeave_whileNobodyTold_isFoundOut() {
        UserId ada = scene.members(1).get(0);
        try (PresenceProcess process = new PresenceProcess(redis.uri(), FAST)) {
            process.client(ada).enter(scene.id, PresenceStatus.busy()).block(PATIENCE);
            scene.channel.members().remove(ada).block(PATIENCE);
            process.hears(scene.id, ChannelPushes.Listener::accessChanged);
            scene.awaitCount(0);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(redis.cli().keys("presence:{*"))
                    .isEmpty());
        }
    }

    @Test
    void close_process_leavesToOthersAfterTheGrace() {
        UserId ada = scene.members(1).get(0);
        PresenceProcess closing = new PresenceProcess(redis.uri(), PATIENT);
        closing.client(ada).enter(scene.id, PresenceStatus.available()).block(PATIENCE);
        scene.watch.next("came");
        try (PresenceProcess next = new PresenceProcess(redis.uri(), FAST)) {
            closing.close();
            next.client(ada).enter(scene.id, PresenceStatus.available()).block(PATIENCE);
            assertThat(scene.watch.next("by the new process too")).isInstanceOf(Updated.class);
            assertThat(scene.watch.next("the old one is swept")).isInstanceOf(Updated.class);
            assertThat(scene.count()).as("the user never left").isEqualTo(1);
        }
    }

    @Test
    void push_thatDoesNotFollow_isASnapshot() {
        String epoch = redis.cli().hget(scene.key(""), "~e");
        String change = ";1\nj;ghost;c1;6\nn;1;1;";
        redis.cli().publish(scene.key(":t"), "2p;" + epoch + ";7" + change);
        assertThat(scene.watch.next("too far ahead")).isInstanceOf(Snapshot.class);
        UserId ada = scene.members(1).get(0);
        try (PresenceProcess process = new PresenceProcess(redis.uri(), FAST)) {
            process.client(ada).enter(scene.id, PresenceStatus.available()).block(PATIENCE);
            Snapshot now = (Snapshot) scene.watch.next("behind what was pushed");
            assertThat(now.count()).isEqualTo(1);
            redis.cli().publish(scene.key(":t"), "2p;another;1" + change);
            assertThat(scene.watch.next("another life")).isInstanceOf(Snapshot.class);
        }
    }

    @Test
    void push_missedWithoutATrace_isFoundByComparing() {
        UserId ada = scene.members(1).get(0);
        try (PresenceProcess watching = new PresenceProcess(redis.uri(), FAST);
                PresenceProcess process = new PresenceProcess(redis.uri(), FAST)) {
            var blind = Probe.on(watching.engine
                    .of(scene.id, watching.client(ada), new Gate(Schedulers.immediate()))
                    .watch());
            assertThat(blind.next("the snapshot comes first")).isInstanceOf(Snapshot.class);
            process.client(ada).enter(scene.id, PresenceStatus.available()).block(PATIENCE);
            Snapshot found = (Snapshot) blind.next("no push told it");
            assertThat(found.count()).isEqualTo(1);
        }
    }

    @Test
    void seen_whileHereAndAfterwards_isNoted() {
        UserId ada = scene.members(1).get(0);
        try (PresenceProcess process = new PresenceProcess(redis.uri(), FAST)) {
            Visits client = process.client(ada);
            client.enter(scene.id, PresenceStatus.available()).block(PATIENCE);
            await().atMost(PATIENCE)
                    .until(() ->
                            process.nodes.lastSeen(ada).blockOptional(PATIENCE).isPresent());
            client.leave(scene.id).block(PATIENCE);
            var here = process.nodes.lastSeen(ada).block(PATIENCE);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(process.nodes.lastSeen(ada).block(PATIENCE))
                            .as("later than while it was here")
                            .isAfter(here));
            process.nodes.seen(Map.of(ada, Duration.ofDays(1))).block(PATIENCE);
            assertThat(process.nodes.lastSeen(ada).block(PATIENCE))
                    .as("never an earlier time")
                    .isAfter(here);
        }
    }
}
