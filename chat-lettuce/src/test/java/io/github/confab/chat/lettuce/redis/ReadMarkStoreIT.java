package io.github.confab.chat.lettuce.redis;

import static io.github.confab.chat.lettuce.redis.TestStores.KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.lettuce.RedisTestSupport;
import io.github.confab.chat.lettuce.redis.MentionStore.Mentioned;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Marked;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Place;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Question;
import io.github.confab.chat.lettuce.redis.ReadMarkStore.Tally;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class ReadMarkStoreIT {

    @RegisterExtension
    static final RedisTestSupport redis = new RedisTestSupport();

    private static final ChannelId ID = ChannelId.of("c1");
    private static final Actor ADA = new Actor(UserId.of("ada"), false);
    private static final Actor BOB = new Actor(UserId.of("bob"), false);

    private static TestStores stores;
    private long batch;

    @BeforeAll
    static void connect() {
        stores = new TestStores(redis.uri());
    }

    @AfterAll
    static void disconnect() {
        stores.close();
    }

    private void create(String epoch) {
        get(stores.channels().create(ID, ChannelSpec.named("marks"), ADA, epoch));
    }

    /** Appends a batch with a message of each sender, in one call. */
    private void append(String... senders) {
        List<AppendBatch.Message> messages = new ArrayList<>();
        for (String sender : senders) {
            String header = "m;" + sender + ";t" + batch + "." + messages.size();
            messages.add(new AppendBatch.Message(sender, "", "", header, "{}".getBytes(StandardCharsets.UTF_8)));
        }
        batch++;
        AppendBatch content = new AppendBatch(true, "p", batch, messages);
        assertThat(get(stores.log().append(ID, content)).status()).isEqualTo(AppendReply.Status.DONE);
    }

    private Tally tally(Actor actor) {
        return get(stores.readMarks().tally(ID, actor));
    }

    @Test
    void append_batchOfSeveral_keepsTheNewestOfEachSender() {
        create("e1");
        get(stores.members().join(ID, BOB));
        append("ada", "bob", "ada", "bob", "bob", "stranger");
        assertThat(redis.cli().hgetall(KEYS.ownOrdinals(ID)))
                .as("a message that is refused is nobody's")
                .isEqualTo(Map.of("~", "", "ada", "3", "bob", "5"));
        assertThat(tally(ADA)).isEqualTo(new Tally("e1", 5, 3, List.of()));
        assertThat(tally(BOB)).isEqualTo(new Tally("e1", 5, 5, List.of()));
        get(stores.members().leave(ID, BOB));
        assertThat(redis.cli().hkeys(KEYS.ownOrdinals(ID)))
                .as("bounded by the members")
                .containsOnly("~", "ada");
    }

    @Test
    void tally_metaLost_countsWhatTheNewLifeBringsAndNoMore() {
        create("e1");
        get(stores.members().join(ID, BOB));
        append("ada", "ada", "ada");
        get(stores.readMarks().place(ID, ADA, MessageId.MAX, true));
        redis.cli().del(KEYS.meta(ID));
        create("e2");
        assertThat(tally(BOB)).as("what is there counts as read").isEqualTo(new Tally("e2", 3, 3, List.of()));
        append("ada");
        assertThat(tally(BOB)).isEqualTo(new Tally("e2", 4, 3, List.of()));
        assertThat(redis.cli().zrange(KEYS.receipts(ID), 0, -1))
                .as("ordinals of another life")
                .containsExactly("~");
    }

    @Test
    void mark_ofAnotherLife_isNotMet() {
        create("e1");
        append("ada");
        get(stores.readMarks()
                .mark(BOB.user(), ID, new Place("e0", 7, new MessageId(1, 9)))
                .thenReturn(true));
        assertThat(marked(BOB, tally(ADA))).isEqualTo(new Marked(java.util.Optional.empty(), 0));
    }

    private Marked marked(Actor actor, Tally tally) {
        return get(stores.readMarks().marks(actor.user(), List.of(new Question(ID, tally))))
                .get(0);
    }

    @Test
    void place_beforeForeignEntries_isThatOfTheNextOfOurs() {
        create("e1");
        append("ada", "ada");
        String last = redis.cli().hget(KEYS.meta(ID), "~l");
        for (int i = 0; i < 3; i++) {
            redis.cli().xadd(KEYS.stream(ID), Map.of("x", "y"));
        }
        append("ada");
        MessageId newest = MessageId.parse(last);
        assertThat(get(stores.readMarks().place(ID, ADA, newest, false)).ordinal())
                .isEqualTo(2);
        MessageId foreign = new MessageId(newest.millis(), newest.seq() + 1);
        assertThat(get(stores.readMarks().place(ID, ADA, foreign, false)).ordinal())
                .isEqualTo(2);
        redis.cli().xtrim(KEYS.stream(ID), 3);
        assertThat(tally(ADA).messages()).isEqualTo(3);
    }

    @Test
    void mentions_ofAChannel_areBoundedAndKeepTheNewest() {
        for (long ordinal = 1; ordinal <= 1010; ordinal++) {
            get(stores.mentions()
                    .keep(BOB.user(), ID, new Mentioned("e1", ordinal, List.of()))
                    .thenReturn(true));
        }
        get(stores.mentions()
                .keep(BOB.user(), ID, new Mentioned("e1", 1010, List.of()))
                .thenReturn(true));
        ChannelId other = ChannelId.of("c1-");
        get(stores.mentions()
                .keep(BOB.user(), other, new Mentioned("e1", 5, List.of()))
                .thenReturn(true));
        assertThat(marked(BOB, new Tally("e1", 1010, 0, List.of())).mentions()).isEqualTo(1000);
        assertThat(marked(BOB, new Tally("e1", 1010, 1008, List.of())).mentions())
                .isEqualTo(2);
        get(stores.readMarks()
                .mark(BOB.user(), ID, new Place("e1", 1009, new MessageId(1, 1)))
                .thenReturn(true));
        assertThat(marked(BOB, new Tally("e1", 1010, 0, List.of())).mentions()).isEqualTo(1);
        assertThat(redis.cli().zcard(KEYS.mentions(BOB.user())))
                .as("what is read is forgotten; another channel's is not")
                .isEqualTo(2);
    }

    @Test
    void inbox_isKnownToTheJanitorAndListedNowhere() {
        ChannelId inbox = ChannelId.of("in-x");
        get(stores.inboxes().create(inbox, "e1").thenReturn(true));
        get(stores.inboxes().create(inbox, "e2").thenReturn(true));
        assertThat(redis.cli().hget(KEYS.meta(inbox), "~e")).isEqualTo("e1");
        assertThat(redis.cli().hget(KEYS.meta(inbox), "kind")).isEqualTo("inbox");
        assertThat(redis.cli().keys("{dir}*")).containsExactly(KEYS.channelIds());
        assertThat(get(stores.janitor().channels(null, 10))).singleElement().satisfies(listed -> assertThat(listed.id())
                .isEqualTo("in-x"));
        assertThat(get(stores.janitor().clean(inbox, Duration.ZERO, Duration.ZERO))
                        .more())
                .isFalse();
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(20)), "the Mono was empty");
    }
}
