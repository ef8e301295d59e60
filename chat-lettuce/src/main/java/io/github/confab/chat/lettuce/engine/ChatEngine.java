package io.github.confab.chat.lettuce.engine;

import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.UserContent;
import io.github.confab.chat.error.ChannelNotFoundException;
import io.github.confab.chat.error.ClientClosedException;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.lettuce.engine.account.AccountStores;
import io.github.confab.chat.lettuce.engine.account.FrontDesk;
import io.github.confab.chat.lettuce.engine.account.FrontDesk.DeskThreads;
import io.github.confab.chat.lettuce.engine.account.NamedUsers;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Caller;
import io.github.confab.chat.lettuce.engine.base.Gate;
import io.github.confab.chat.lettuce.engine.base.Lane;
import io.github.confab.chat.lettuce.engine.base.MentionLookup;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.engine.base.OpenGuard;
import io.github.confab.chat.lettuce.engine.base.RandomIds;
import io.github.confab.chat.lettuce.engine.content.WrittenContent;
import io.github.confab.chat.lettuce.engine.feed.ChannelPushes;
import io.github.confab.chat.lettuce.engine.feed.Doorbell;
import io.github.confab.chat.lettuce.engine.feed.Feeds;
import io.github.confab.chat.lettuce.engine.inbox.DirectNotices;
import io.github.confab.chat.lettuce.engine.inbox.Inboxes;
import io.github.confab.chat.lettuce.engine.inbox.MentionNotices;
import io.github.confab.chat.lettuce.engine.inbox.Mentioning;
import io.github.confab.chat.lettuce.engine.inbox.ReplyNotices;
import io.github.confab.chat.lettuce.engine.message.MessageActs;
import io.github.confab.chat.lettuce.engine.people.Acquaintances;
import io.github.confab.chat.lettuce.engine.people.Farewell;
import io.github.confab.chat.lettuce.engine.people.People;
import io.github.confab.chat.lettuce.engine.presence.PresenceContext;
import io.github.confab.chat.lettuce.engine.presence.PresenceEngine;
import io.github.confab.chat.lettuce.engine.presence.PresenceSettings;
import io.github.confab.chat.lettuce.engine.publish.PublishContext;
import io.github.confab.chat.lettuce.engine.publish.PublishLanes;
import io.github.confab.chat.lettuce.engine.schedule.Postman;
import io.github.confab.chat.lettuce.engine.schedule.Scheduling;
import io.github.confab.chat.lettuce.engine.upkeep.Janitor;
import io.github.confab.chat.lettuce.engine.work.WorkerLoops;
import io.github.confab.chat.lettuce.engine.work.WorkerSignals;
import io.github.confab.chat.lettuce.engine.work.WorkerThreads;
import io.github.confab.chat.lettuce.redis.PushConnection;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Puts the engine together and starts it: the one door of this package. */
public final class ChatEngine {

    /** How long a closing chat waits for what is on its way, of the five seconds it may take in all. */
    private static final Duration LAST_CALLS = Duration.ofMillis(1500);

    private final EngineSettings settings;
    private final EngineThreads threads;
    private final RedisStores stores;
    private final PushConnection push;

    private ChatEngine(EngineSettings settings, EngineThreads threads, RedisStores stores, PushConnection push) {
        this.settings = settings;
        this.threads = threads;
        this.stores = stores;
        this.push = push;
    }

    /**
     * Starts a chat.
     *
     * @param settings how it behaves
     * @param threads where it runs; not closed here
     * @param stores what is kept in Redis
     * @param push the Pub/Sub connection
     * @param release what to close after the engine has stopped
     * @return the running chat
     */
    public static Chat start(
            EngineSettings settings,
            EngineThreads threads,
            RedisStores stores,
            PushConnection push,
            Mono<Void> release) {
        return new ChatEngine(settings, threads, stores, push).start(release);
    }

    private Chat start(Mono<Void> release) {
        Supplier<String> ids = new RandomIds(threads.random());
        Gate gate = new Gate(threads.delivery());
        MentionLookup lookup = lookup();
        PublishLanes publishing = publishing(ids.get(), lookup);
        Feeds feeds = feeds();
        Acquaintances acquaintances = new Acquaintances(stores.channels(), stores.members());
        Inboxes inboxes = inboxes(publishing, ids, acquaintances);
        Farewell farewell = new Farewell(stores.userChannels(), stores.members());
        Scheduling scheduling = scheduling(ids);
        FrontDesk desk = desk(
                user -> farewell.of(user).then(inboxes.erase(user)).then(scheduling.forget(user)),
                guard -> content(scheduling, guard));
        push.listen(new PushRouter(feeds.listener(), desk.listener(), stores.keys()::isUserTopic));
        String node = ids.get();
        Janitor janitor = new Janitor(stores.janitor(), node, threads.lanes(), threads.random());
        WorkerLoops loops = loops(feeds.doorbell(), node);
        PresenceEngine presence = presence(feeds.pushes(), ids);
        presence.start();
        publishing.start();
        feeds.start();
        janitor.start();
        desk.start();

        MentionNotices mentions = new MentionNotices(stores.mentions(), stores.calls(), inboxes, threads.delivery());
        DirectNotices directs = new DirectNotices(acquaintances::others, inboxes, threads.delivery());
        People people = new People(stores, ids, new InboxNews(inboxes, ids));
        Engine engine = new Engine(
                stores,
                publishing,
                feeds,
                loops,
                desk,
                people,
                new MessageActs(stores, feeds::history, encoder(), lookup, threads.clock()),
                inboxes,
                mentions,
                new ReplyNotices(stores.threads(), inboxes, threads.delivery()),
                directs,
                presence,
                scheduling,
                threads.delivery());
        Postman postman = scheduling.postman((author, channel, draft) ->
                client(engine, author, gate, ids).channel(channel).publish(draft));
        postman.start();

        Mono<Void> shutdown = postman.close()
                .then(publishing.drained(LAST_CALLS))
                .then(Mono.fromRunnable(() -> {
                    publishing.close();
                    desk.close();
                    feeds.close(new ClientClosedException("follow a channel"));
                }))
                .then(presence.close())
                .then(janitor.close())
                .then(release);
        return new RedisChat(engine, gate, ids, shutdown);
    }

    private static ChatClient client(Engine engine, Author author, Gate gate, Supplier<String> ids) {
        Caller caller = new Caller(author, gate.inner(), ids.get(), Login.UNKNOWN_DEVICE);
        return new RedisChatClient(engine, caller, Optional.empty(), ids);
    }

    private Scheduling scheduling(Supplier<String> ids) {
        return new Scheduling(
                new Scheduling.Stores(stores.due(), stores.access(), stores.users(), stores.log()),
                ids,
                encoder(),
                new Postman.Times(settings.publishDeadline(), threads.lanes(), threads.random()));
    }

    private UserContent content(Scheduling scheduling, OpenGuard guard) {
        return new WrittenContent(
                new WrittenContent.Stores(stores.content(), stores.janitor(), stores.sessions()),
                new WrittenContent.Others(scheduling::all, scheduling::forget, this::erased),
                threads.delivery(),
                guard);
    }

    /** By the application; empty if somebody else, or retention, was faster. */
    private Mono<Boolean> erased(ChannelId channel, MessageId message) {
        return stores.messages()
                .erase(channel, message, Author.SYSTEM.actor())
                .onErrorResume(MessageNotFoundException.class, gone -> Mono.empty())
                .onErrorResume(ChannelNotFoundException.class, gone -> Mono.empty());
    }

    private Inboxes inboxes(PublishLanes publishing, Supplier<String> ids, Acquaintances acquaintances) {
        return new Inboxes(
                (inbox, draft) -> publishing.publish(inbox, Author.SYSTEM, draft, true),
                stores.inboxes(),
                ids,
                new Inboxes.Bounds(settings.publishDeadline(), threads.lanes()),
                acquaintances::met);
    }

    private FrontDesk desk(Function<UserId, Mono<Void>> elsewhere, Function<OpenGuard, UserContent> content) {
        AccountStores accounts = new AccountStores(
                stores.usernames(),
                stores.users(),
                stores.credentials(),
                stores.profiles(),
                stores.sessions(),
                elsewhere,
                content);
        DeskThreads where = new DeskThreads(
                threads.lanes(), threads.delivery(), threads.hashing(), threads.hashingCount(), threads.random());
        return new FrontDesk(
                accounts, stores.throttles(), settings.accounts(), where, new FrontDesk.Wires(push, stores.keys()));
    }

    private PresenceEngine presence(ChannelPushes pushes, Supplier<String> ids) {
        return new PresenceEngine(
                new PresenceContext(
                        new PresenceContext.Stores(stores.presence(), stores.nodes(), stores.access()),
                        pushes,
                        PresenceSettings.DEFAULT,
                        new PresenceContext.Threads(threads.lanes(), threads.delivery()),
                        threads.random()),
                ids);
    }

    private WorkerLoops loops(Doorbell doorbell, String node) {
        AtomicLong consumers = new AtomicLong();
        return new WorkerLoops(
                stores.groups(),
                new WorkerThreads(threads.lanes(), threads.delivery()),
                new WorkerSignals(doorbell, threads.random()),
                () -> node + "-" + consumers.incrementAndGet());
    }

    private MentionLookup lookup() {
        NamedUsers names = new NamedUsers(stores.usernames(), stores.users(), threads.lanes());
        return new Mentioning(names::meant, stores.calls());
    }

    private PublishLanes publishing(String producer, MentionLookup lookup) {
        PublishContext.Settings bounds = new PublishContext.Settings(
                settings.publishDeadline(), settings.maxWaiting(), threads.random(), lookup);
        PublishContext context =
                new PublishContext(stores.log(), producer, bounds, threads.lanes(), threads.delivery());
        return new PublishLanes(context, encoder());
    }

    private MessageEncoder encoder() {
        return new MessageEncoder(settings.maxTextCodePoints(), settings.maxTextBytes());
    }

    private Feeds feeds() {
        return new Feeds(
                stores,
                push,
                new Feeds.Settings(settings.largestRing(), settings.linger(), settings.idleCheck()),
                new Feeds.Threads(lanes(), threads.lanes(), threads.delivery(), threads.clock(), threads.random()));
    }

    private List<Lane> lanes() {
        return IntStream.range(0, threads.laneCount())
                .mapToObj(i -> new Lane(threads.lanes().createWorker()))
                .toList();
    }
}
