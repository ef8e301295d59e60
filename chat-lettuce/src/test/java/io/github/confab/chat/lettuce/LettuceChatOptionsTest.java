package io.github.confab.chat.lettuce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.confab.chat.lettuce.LettuceChatOptions.Builder;
import io.github.confab.chat.lettuce.redis.KeySpace;
import io.github.confab.chat.model.InvalidArgumentException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

final class LettuceChatOptionsTest {

    @Test
    void build_nothingSet_isLocalRedis() {
        LettuceChatOptions options = LettuceChatOptions.builder().build();

        RedisURI uri = options.redisUri();
        assertThat(uri.getHost()).isEqualTo("localhost");
        assertThat(uri.getPort()).isEqualTo(6379);
        assertThat(uri.getDatabase()).isZero();
        assertThat(uri.isSsl()).isFalse();
        assertThat(uri.getTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(uri.getClientName()).isEqualTo("confab");
        assertThat(options.keySpace()).isEqualTo(new KeySpace("", "channel:", "message:", 0));
        assertThat(options.connection(Schedulers.immediate()).strictEviction()).isFalse();
        assertThat(options.deliveryScheduler()).isEmpty();
        assertThat(options.engine().publishDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.engine().largestRing()).isEqualTo(128);
    }

    @Test
    void redis_wholeUri_isTakenApart() {
        RedisURI uri = built(o -> o.redis("rediss://ada:p%40ss+%2F@redis_1.example:6380/3"))
                .redisUri();

        assertThat(uri.isSsl()).isTrue();
        assertThat(uri.isVerifyPeer()).as("the certificate is checked").isTrue();
        assertThat(uri.getHost()).isEqualTo("redis_1.example");
        assertThat(uri.getPort()).isEqualTo(6380);
        assertThat(uri.getDatabase()).isEqualTo(3);
        assertThat(uri.getCredentialsProvider()
                        .resolveCredentials()
                        .map(c -> c.getUsername() + " " + new String(c.getPassword()))
                        .block())
                .isEqualTo("ada p@ss+/");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://h, redis://h:6379/0",
        "redis://h:1/, redis://h:1/0",
        "redis://[::1]:7/2, redis://[::1]:7/2",
        "redis://:secret@h, redis://:***@h:6379/0",
        "redis://ada:s@:/?#cret@h:6379, redis://ada:***@h:6379/0",
        "rediss://ada:secret@127.0.0.1, rediss://ada:***@127.0.0.1:6379/0"
    })
    void toString_uri_hidesThePassword(String given, String shown) {
        assertThat(built(o -> o.redis(given)).toString())
                .startsWith("LettuceChatOptions[" + shown + ", ")
                .doesNotContain("cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "http://u:s3cret@h",
                "redis://",
                "redis://u:s3cret@",
                "redis://u:s3cret@h:port",
                "redis://s3cret@h",
                "redis://u:s3cret%zz@h",
                "redis://u:s3cret@h?timeout=1s",
                "redis-sentinel://u:s3cret@h:1,h:2#main",
                "redis://u:s3cret@h:1,h2:2"
            })
    void redis_malformedUri_isRefusedWithoutShowingIt(String uri) {
        Throwable refusal = catchThrowable(() -> built(o -> o.redis(uri)));

        assertThat(refusal)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("redis must look like redis://[user:password@]host[:port][/database]")
                .hasNoCause();
        assertThat(refusal.toString()).doesNotContain("s3cret");
    }

    @Test
    void build_manyProblems_namesAllInOneMessage() {
        assertThatThrownBy(() -> built(o -> o.redis("nonsense")
                        .address(" ", 0)
                        .database(16)
                        .login("ada", "")
                        .namespace("a:b")
                        .channelPrefix("ch{")
                        .messagePrefix("user:")
                        .commandTimeout(Duration.ZERO)
                        .connectTimeout(Duration.ofSeconds(-1))
                        .publishDeadline(Duration.ofDays(2))
                        .idleCheck(Duration.ofNanos(5))
                        .linger(Duration.ofMillis(-1))
                        .maxTextBytes(0)
                        .maxTextCodePoints(2_000_000)
                        .ringSize(100)
                        .maxQueuedPublishes(-1)
                        .clientName("two words")))
                .isInstanceOf(InvalidArgumentException.class)
                .message()
                .contains(Arrays.asList(
                        "redis must look like",
                        "host must not be empty",
                        "port must be 1..65535, got: 0",
                        "database must be 0..15, got: 16",
                        "username needs a password",
                        "namespace must be",
                        "channelPrefix must be",
                        "messagePrefix must not be user:",
                        "commandTimeout must be",
                        "connectTimeout must be",
                        "publishDeadline must be",
                        "idleCheck must be",
                        "linger must be",
                        "maxTextBytes must be",
                        "maxTextCodePoints must be",
                        "ringSize must be a power of two, got: 100",
                        "maxQueuedPublishes must be",
                        "clientName must be"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch{", "ch}", "ch*", "ch?", "ch[", "ch]", "", "a b", "é:", "node:", "session:", "message:"})
    void channelPrefix_notSafe_isRefused(String prefix) {
        assertThatThrownBy(() -> built(o -> o.channelPrefix(prefix)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("channelPrefix");
    }

    @Test
    void port_outOfRange_isRefused() {
        assertThatThrownBy(() -> built(o -> o.address("h", 65_536))).hasMessageContaining("got: 65536");
        assertThat(built(o -> o.address("h", 65_535)).redisUri().getPort()).isEqualTo(65_535);
    }

    @Test
    void publishDeadline_shorterThanACommand_isRefused() {
        assertThatThrownBy(() -> built(o -> o.publishDeadline(Duration.ofSeconds(1))))
                .hasMessageContaining("publishDeadline must not be shorter than commandTimeout");
    }

    @Test
    void namespace_set_endsInAColon() {
        assertThat(built(o -> o.namespace("a.b-c_1").database(2)).keySpace())
                .isEqualTo(new KeySpace("a.b-c_1:", "channel:", "message:", 2));
    }

    @Test
    void builder_null_isRefusedAtTheCall() {
        Builder builder = LettuceChatOptions.builder();

        assertThatThrownBy(() -> builder.redis(null)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.commandTimeout(null)).hasMessageContaining("commandTimeout must not be null");
        assertThatThrownBy(() -> builder.deliveryScheduler(null)).hasMessageContaining("deliveryScheduler");
    }

    @Test
    void builder_usedOn_doesNotChangeWhatWasBuilt() {
        Builder builder = LettuceChatOptions.builder().namespace("one");
        LettuceChatOptions one = builder.build();
        LettuceChatOptions two = builder.namespace("two").build();

        assertThat(one.keySpace().namespace()).isEqualTo("one:");
        assertThat(two.keySpace().namespace()).isEqualTo("two:");
        assertThat(one.toBuilder().linger(Duration.ZERO).build().keySpace().namespace())
                .isEqualTo("one:");
    }

    @Test
    void fromEnvironment_nothing_isLocalRedis() {
        assertThat(LettuceChatOptions.fromEnvironment(Map.of()))
                .hasToString(LettuceChatOptions.builder().build().toString());
    }

    @Test
    void fromEnvironment_parts_areRead() {
        LettuceChatOptions options = LettuceChatOptions.fromEnvironment(Map.of(
                "REDIS_HOST", "h",
                "REDIS_PORT", "7000",
                "REDIS_DB", "5",
                "REDIS_USERNAME", "ada",
                "REDIS_PASSWORD", "s3cret",
                "CHANNEL_PREFIX", "c:",
                "MESSAGE_PREFIX", "m:"));

        assertThat(options.toString())
                .startsWith("LettuceChatOptions[redis://ada:***@h:7000/5,")
                .doesNotContain("s3cret");
        assertThat(options.keySpace()).isEqualTo(new KeySpace("", "c:", "m:", 5));
    }

    @Test
    void fromEnvironment_url_winsOverTheParts() {
        assertThat(LettuceChatOptions.fromEnvironment(Map.of(
                                "REDIS_URL", "rediss://h2:1/2", "REDIS_HOST", "h", "REDIS_PORT", "7", "REDIS_DB", "5"))
                        .toString())
                .startsWith("LettuceChatOptions[rediss://h2:1/2,");
        assertThat(LettuceChatOptions.fromEnvironment(Map.of("REDIS_URL", "redis://h2", "REDIS_PASSWORD", "s3cret"))
                        .toString())
                .as("a URL without login leaves that to the variables")
                .startsWith("LettuceChatOptions[redis://:***@h2:6379/0,");
    }

    @Test
    void fromEnvironment_empty_countsAsAbsent() {
        assertThat(LettuceChatOptions.fromEnvironment(Map.of("REDIS_HOST", " ", "REDIS_PORT", "", "REDIS_URL", ""))
                        .toString())
                .startsWith("LettuceChatOptions[redis://localhost:6379/0,");
    }

    @Test
    void fromEnvironment_wrong_namesAllAndNoSecret() {
        assertThatThrownBy(() -> LettuceChatOptions.fromEnvironment(
                        Map.of("REDIS_PORT", "many", "REDIS_DB", "-1", "CHANNEL_PREFIX", "*")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContainingAll("REDIS_PORT must be a number", "REDIS_DB must be a number", "channelPrefix");
        assertThatThrownBy(() -> LettuceChatOptions.fromEnvironment(Map.of("REDIS_URL", "redis://u:s3cret@h:x")))
                .hasMessageContaining("REDIS_URL must look like")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void sessions_outOfRange_areRefused() {
        for (SessionLimits wrong : List.of(
                new SessionLimits(Duration.ZERO, Duration.ofHours(1), 10),
                new SessionLimits(Duration.ofHours(2), Duration.ofHours(1), 10),
                new SessionLimits(Duration.ofHours(2), Duration.ofDays(366), 10),
                new SessionLimits(Duration.ofMinutes(1), Duration.ofHours(1), 0),
                new SessionLimits(Duration.ofMinutes(1), Duration.ofHours(1), 101),
                new SessionLimits(null, Duration.ofHours(1), 10))) {
            assertThatThrownBy(() -> built(builder -> builder.sessions(wrong)))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("sessions");
        }
    }

    @Test
    void sessions_set_areLookedAtOftenEnough() {
        SessionLimits brief = new SessionLimits(Duration.ofSeconds(3), Duration.ofHours(1), 5);
        assertThat(built(builder -> builder.sessions(brief)).engine().accounts())
                .satisfies(accounts -> assertThat(accounts.sessions().perUser()).isEqualTo(5))
                .satisfies(accounts -> assertThat(accounts.sessionCheck()).isEqualTo(Duration.ofSeconds(1)));
        assertThat(built(builder -> builder).engine().accounts())
                .satisfies(accounts -> assertThat(accounts.sessionCheck())
                        .as("as often as for lost pushes")
                        .isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void passwordHasher_set_isUsed() {
        PasswordHasher hasher = PasswordHasher.argon2id(8, 1);
        String hash = built(builder -> builder.passwordHasher(hasher))
                .engine()
                .accounts()
                .hashing()
                .hash(new byte[20]);
        assertThat(hash).contains("m=8,t=1");
    }

    private static LettuceChatOptions built(UnaryOperator<Builder> settings) {
        return settings.apply(LettuceChatOptions.builder()).build();
    }
}
