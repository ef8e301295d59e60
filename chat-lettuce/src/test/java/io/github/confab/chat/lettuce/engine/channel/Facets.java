package io.github.confab.chat.lettuce.engine.channel;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Channels;
import io.github.confab.chat.Members;
import io.github.confab.chat.Users;
import io.github.confab.chat.lettuce.engine.account.AccountSettings;
import io.github.confab.chat.lettuce.engine.account.AccountStores;
import io.github.confab.chat.lettuce.engine.account.FrontDesk;
import io.github.confab.chat.lettuce.engine.account.FrontDesk.DeskThreads;
import io.github.confab.chat.lettuce.engine.account.FrontDesk.Wires;
import io.github.confab.chat.lettuce.engine.account.Hashing;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.base.RandomIds;
import io.github.confab.chat.lettuce.engine.people.People;
import io.github.confab.chat.lettuce.engine.people.PersonalNews;
import io.github.confab.chat.lettuce.redis.Actor;
import io.github.confab.chat.lettuce.redis.KeySpace;
import io.github.confab.chat.lettuce.redis.NewSession;
import io.github.confab.chat.lettuce.redis.TestStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The channels, members and users of one process, without messages: a whole chat needs more. */
public final class Facets implements AutoCloseable {

    private static final OpenGuard OPEN = new OpenGuard() {
        @Override
        public <T> Mono<T> whileOpen(String what, Supplier<Mono<T>> work) {
            return Mono.defer(work);
        }

        @Override
        public <T> Flux<T> streamWhileOpen(String what, Supplier<Flux<T>> work) {
            return Flux.defer(work);
        }
    };

    private final TestStores stores;
    private final RandomIds ids = new RandomIds(new SecureRandom());

    public Facets(String uri) {
        stores = new TestStores(uri);
    }

    public TestStores stores() {
        return stores;
    }

    static Actor actor(String user) {
        return new Actor(UserId.of(user), false);
    }

    Channels as(String user) {
        return as(actor(user));
    }

    Channels asSystem() {
        return as(new Actor(UserId.SYSTEM, true));
    }

    private Channels as(Actor actor) {
        var all = new ChannelStores(
                stores.channelNames(), stores.directory(), stores.channels(), stores.members(), people().index());
        return new DirectoryChannels(all, actor, ids, id -> channel(id, actor), OPEN);
    }

    Members members(ChannelId channel, String user) {
        return members(channel, actor(user));
    }

    private Members members(ChannelId channel, Actor actor) {
        return people().members(channel, new Author(actor.user(), actor.user().value(), actor.trusted()), OPEN);
    }

    private People people() {
        return new People(stores.all(), ids, PersonalNews.NONE);
    }

    public Users users() {
        AccountStores accounts = new AccountStores(
                stores.usernames(),
                stores.users(),
                stores.credentials(),
                stores.profiles(),
                stores.sessions(),
                user -> Mono.empty(),
                guard -> null);
        AccountSettings settings = new AccountSettings(
                PLAIN,
                new NewSession.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), 10),
                Duration.ofSeconds(10),
                AccountSettings.AttemptLimits.DEFAULT);
        DeskThreads threads = new DeskThreads(
                Schedulers.parallel(), Schedulers.parallel(), Schedulers.parallel(), 1, new SecureRandom());
        Wires noPushes = new Wires(null, new KeySpace("", "channel:", "message:", 0));
        return new FrontDesk(accounts, stores.throttles(), settings, threads, noPushes).users(OPEN);
    }

    /** Nobody has a password here. */
    private static final Hashing PLAIN = new Hashing() {
        @Override
        public String hash(byte[] password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(byte[] password, String hash) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOutdated(String hash) {
            throw new UnsupportedOperationException();
        }
    };

    /** A channel that knows its id and its members only. */
    private Channel channel(ChannelId id, Actor actor) {
        Members members = members(id, actor);
        return (Channel) Proxy.newProxyInstance(
                Facets.class.getClassLoader(), new Class<?>[] {Channel.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "id" -> id;
                        case "members" -> members;
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    public static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(20)), "the Mono was empty");
    }

    @Override
    public void close() {
        stores.close();
    }
}
