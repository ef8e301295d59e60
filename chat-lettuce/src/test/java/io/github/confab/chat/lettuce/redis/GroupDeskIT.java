package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.GroupDesk.Letter;
import io.github.confab.chat.lettuce.redis.GroupStore.Held;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.WorkerLag;
import io.lettuce.core.XTrimArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class GroupDeskIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final GroupMember ME = new GroupMember(CHANNEL, "g", "me");
    private static final String STREAM = "message:{c1}";
    private static final String META = "channel:{c1}";

    private static WorkerStores stores;
    private static GroupStore groups;
    private static GroupDesk desk;

    @BeforeAll
    static void connect() {
        stores = new WorkerStores(redis.uri());
        groups = stores.groups();
        desk = stores.desk();
    }

    @AfterAll
    static void disconnect() {
        stores.close();
    }

    @BeforeEach
    void create() {
        stores.create(CHANNEL);
    }

    @Test
    void lag_countsMessagesOnly_waitingPendingAndDead() {
        join();
        stores.publish(CHANNEL, List.of("m0", "m1", "m2", "m3"));
        assertThat(lag())
                .as("nobody has looked yet; the entries of the creation are no messages")
                .isEqualTo(new WorkerLag(4, 0, 0));
        get(groups.take(ME, 4)); // creation, joining, m0, m1
        assertThat(lag()).isEqualTo(new WorkerLag(2, 4, 0));
        List<MessageId> rest = stores.publish(CHANNEL, List.of("m4"));
        assertThat(lag().waiting()).isEqualTo(3);
        get(groups.take(ME, 10));
        get(groups.bury(ME, new Held(rest.get(0).toString(), 1), "bad"));
        assertThat(lag()).isEqualTo(new WorkerLag(0, 6, 1));
    }

    @Test
    void lag_trimmed_countsWhatIsStillThere() {
        join();
        List<MessageId> ids = stores.publish(CHANNEL, List.of("m0", "m1", "m2"));
        redis.cli().xtrim(STREAM, XTrimArgs.Builder.minId(ids.get(2).toString()).exactTrimming());
        assertThat(lag().waiting()).as("what is gone is not waiting").isEqualTo(1);
        redis.cli().xtrim(STREAM, XTrimArgs.Builder.maxlen(0).exactTrimming());
        assertThat(lag().waiting()).isZero();
    }

    @Test
    void lag_foreignEntryAtTheGroupsPlace_isLookedPast() {
        join();
        stores.publish(CHANNEL, List.of("m0", "m1"));
        redis.cli().xadd(STREAM, Map.of("what", "ever"));
        get(groups.take(ME, 100));
        stores.publish(CHANNEL, List.of("m2"));
        assertThat(lag().waiting()).isEqualTo(1);
    }

    @Test
    void lag_noGroup_isEmpty_noStream_too() {
        assertThat(desk.lag(CHANNEL, "g").blockOptional()).isEmpty();
        redis.cli().del(STREAM);
        assertThat(desk.lag(CHANNEL, "g").blockOptional()).isEmpty();
    }

    @Test
    void letters_pages_oldestFirst_withTheEntry() {
        List<MessageId> ids = buried("m0", "m1", "m2");
        List<Letter> first = get(desk.letters(CHANNEL, "g", "0-0", 2));
        List<Letter> second = get(desk.letters(CHANNEL, "g", first.get(1).id(), 2));
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        Letter letter = first.get(0);
        assertThat(letter.entry().id()).isEqualTo(ids.get(0).toString());
        assertThat(letter.entry().header()).isEqualTo("m;ada;t-m0");
        assertThat(letter.reason()).isEqualTo("bad m0");
        assertThat(letter.attempts()).isEqualTo(2);
        assertThat(letter.epoch()).isEqualTo("e-c1");
    }

    @Test
    void letters_ofATrimmedEntry_haveNoFields() {
        join();
        MessageId id = stores.publish(CHANNEL, List.of("m0")).get(0);
        get(groups.take(ME, 10));
        redis.cli().xdel(STREAM, id.toString());
        get(groups.bury(ME, new Held(id.toString(), 1), "bad"));
        Letter letter = get(desk.letters(CHANNEL, "g", "0-0", 2)).get(0);
        assertThat(letter.entry()).isEqualTo(new StreamEntry(id.toString(), null, null, null, null));
    }

    @Test
    void letters_foreignRubbishAmongThem_isListedAllTheSame() {
        redis.cli().xadd(STREAM + ":dlq:g", Map.of("attempts", "many"));
        assertThat(get(desk.letters(CHANNEL, "g", "0-0", 10))).hasSize(1);
    }

    @Test
    void discard_once_saysWhetherItWasThere() {
        buried("m0");
        String id = get(desk.letters(CHANNEL, "g", "0-0", 1)).get(0).id();
        assertThat(get(desk.discard(CHANNEL, "g", id))).isTrue();
        assertThat(get(desk.discard(CHANNEL, "g", id))).isFalse();
        assertThat(redis.cli().exists(STREAM + ":dlq:g"))
                .as("no empty key is left")
                .isZero();
    }

    @Test
    void delete_keepsLettersAndTheMarkTheyAreFoundBy() {
        buried("m0");
        assertThat(get(desk.delete(CHANNEL, "g"))).isTrue();
        assertThat(get(desk.delete(CHANNEL, "g"))).isFalse();
        assertThat(redis.cli().xinfoGroups(STREAM)).isEmpty();
        assertThat(get(desk.letters(CHANNEL, "g", "0-0", 10))).hasSize(1);
        assertThat(redis.cli().hexists(META, "~g:g")).isTrue();
    }

    @Test
    void delete_withoutLetters_leavesNothing() {
        join();
        assertThat(get(desk.delete(CHANNEL, "g"))).isTrue();
        assertThat(redis.cli().hexists(META, "~g:g")).isFalse();
    }

    @Test
    void everyCall_noChannel_errorsWithNotFound() {
        redis.cli().flushall();
        assertThatThrownBy(() -> desk.lag(CHANNEL, "g").block()).isInstanceOf(ChannelNotFoundException.class);
        assertThatThrownBy(() -> desk.letters(CHANNEL, "g", "0-0", 1).block())
                .isInstanceOf(ChannelNotFoundException.class);
        assertThatThrownBy(() -> desk.discard(CHANNEL, "g", "1-1").block())
                .isInstanceOf(ChannelNotFoundException.class);
        assertThatThrownBy(() -> desk.delete(CHANNEL, "g").block()).isInstanceOf(ChannelNotFoundException.class);
    }

    private static void join() {
        get(groups.join(ME, GroupStart.OLDEST, List.of()));
    }

    private static WorkerLag lag() {
        return get(desk.lag(CHANNEL, "g"));
    }

    private static List<MessageId> buried(String... texts) {
        join();
        List<MessageId> ids = stores.publish(CHANNEL, List.of(texts));
        get(groups.take(ME, 100));
        for (int i = 0; i < texts.length; i++) {
            get(groups.bury(ME, new Held(ids.get(i).toString(), 2), "bad " + texts[i]));
        }
        return ids;
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
