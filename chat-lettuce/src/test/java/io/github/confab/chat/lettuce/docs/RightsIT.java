package io.github.confab.chat.lettuce.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.lettuce.LettuceChat;
import io.github.confab.chat.lettuce.LettuceChatOptions;
import io.github.confab.chat.lettuce.embedded.EmbeddedRedis;
import io.github.confab.chat.lettuce.redis.ConnectionSettings;
import io.github.confab.chat.lettuce.redis.JanitorStore;
import io.github.confab.chat.lettuce.redis.KeySpace;
import io.github.confab.chat.lettuce.redis.RedisConnections;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.ChannelUpdate;
import io.github.confab.chat.model.Credentials;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.HistoryQuery;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.Login;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Outcome;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.PresenceStatus;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.Reaction;
import io.github.confab.chat.model.Registration;
import io.github.confab.chat.model.Retention;
import io.github.confab.chat.model.Role;
import io.github.confab.chat.model.SearchQuery;
import io.github.confab.chat.model.Signal;
import io.github.confab.chat.model.StartAt;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.Term;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.WorkEvent.Processed;
import io.github.confab.chat.model.WorkerGroup;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The rights that docs/redis-keys.md gives are enough for everything, and none of them is too much. */
final class RightsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern COMMAND = Pattern.compile("\\+(\\S+)");
    private static final Pattern USED = Pattern.compile("cmdstat_([^:]+):");

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private final RedisClient client = RedisClient.create(redis.uri());
    private final RedisCommands<String, String> cli = client.connect().sync();

    @AfterEach
    void stop() {
        client.shutdown();
        redis.close();
    }

    @Test
    void rights_ofTheDocument_areEnoughAndAllUsed() {
        Rights.grant(cli);
        LettuceChatOptions options = LettuceChatOptions.builder()
                .redis(redis.uri())
                .login(Rights.USER, Rights.PASSWORD)
                .linger(Duration.ZERO)
                .build();

        useChat(options);
        keepHouse(options);

        assertThat(cli.aclLog()).as("what was denied").isEmpty();
        Set<String> granted = found(COMMAND, Rights.command());
        assertThat(used()).as("rights that nothing needs").containsAll(granted);
    }

    private void useChat(LettuceChatOptions options) {
        Chat chat = LettuceChat.connect(options).block(PATIENCE);
        User user = chat.users().create("ada").block(PATIENCE);
        User other = chat.users().create("bob").block(PATIENCE);
        chat.users().find("ada").block(PATIENCE);
        ChatClient ada = chat.actAs(user.id()).block(PATIENCE);
        Channel channel = ada.channels().create(ChannelSpec.named("book club")).block(PATIENCE);
        useAccounts(chat);
        useMembers(channel, other);
        useModeration(ada, channel, other);
        usePresence(ada, channel);
        useMessages(channel);
        useReactions(channel);
        useMarks(channel, ada, other);
        useWorkers(channel);
        useSchedule(chat, channel, user);
        useDirectory(ada, channel.id());
        // closing does not wait for topics to be given up, so see it before
        await().atMost(PATIENCE).until(() -> used().contains("unsubscribe"));
        chat.close().block(PATIENCE);
    }

    /** An account through its whole life; the second session ends by the third. */
    private static void useAccounts(Chat chat) {
        Credentials eve = Credentials.of("eve", "a long way to Tipperary");
        Password next = Password.of("a short way to Tipperary");
        User user =
                chat.users().register(Registration.of(eve).from("198.51.100.7")).block(PATIENCE);
        chat.login(Credentials.of("eve", "no way to Tipperary"))
                .onErrorComplete()
                .block(PATIENCE);
        ChatClient client = chat.login(Login.of(eve).from("198.51.100.7")).block(PATIENCE);
        chat.resume(client.sessions().token().orElseThrow()).block(PATIENCE);
        client.account()
                .update(ProfileUpdate.none().displayName("Eve").attribute("team", "red"))
                .block(PATIENCE);
        client.account().update(ProfileUpdate.none().displayName("")).block(PATIENCE);
        client.account().profile().block(PATIENCE);
        client.account().changePassword(eve.password(), next).block(PATIENCE);
        client.sessions().list().blockLast(PATIENCE);
        // one more than a user may have: the oldest ends
        for (int i = 0; i < 10; i++) {
            chat.login(new Credentials(eve.username(), next)).block(PATIENCE);
        }
        chat.users().admin().setPassword(user.id(), next).block(PATIENCE);
        chat.login(new Credentials(eve.username(), next))
                .flatMap(ChatClient::logout)
                .block(PATIENCE);
        chat.users().admin().endSessions(user.id()).block(PATIENCE);
        chat.users().admin().deactivate(user.id()).block(PATIENCE);
        chat.users().admin().reactivate(user.id()).block(PATIENCE);
        chat.users().admin().erase(user.id()).block(PATIENCE);
    }

    private static void useMembers(Channel channel, User other) {
        channel.members().add(other.id()).block(PATIENCE);
        channel.members().remove(other.id()).block(PATIENCE);
        channel.members().contains(other.id()).block(PATIENCE);
        channel.members().get(other.id()).block(PATIENCE);
        channel.members().list(PageRequest.first()).block(PATIENCE);
    }

    private static void useModeration(ChatClient ada, Channel channel, User other) {
        channel.moderation().invite(other.id()).block(PATIENCE);
        channel.moderation().uninvite(other.id()).block(PATIENCE);
        channel.moderation().ban(other.id(), Term.forever()).block(PATIENCE);
        channel.moderation().records().bans(PageRequest.first()).block(PATIENCE);
        channel.moderation().unban(other.id()).block(PATIENCE);
        channel.members().add(other.id()).block(PATIENCE);
        channel.moderation().mute(other.id(), Term.forever()).block(PATIENCE);
        channel.moderation().unmute(other.id()).block(PATIENCE);
        channel.moderation().assign(other.id(), Role.MODERATOR).block(PATIENCE);
        Channel direct = ada.conversations().direct(other.id()).block(PATIENCE);
        direct.members().leave().block(PATIENCE);
        ada.conversations().list(PageRequest.first()).block(PATIENCE);
    }

    private static void usePresence(ChatClient ada, Channel channel) {
        channel.presence().enter(PresenceStatus.available()).block(PATIENCE);
        channel.presence().watch().next().block(PATIENCE);
        channel.presence().list(PageRequest.first()).block(PATIENCE);
        channel.presence().count().block(PATIENCE);
        ada.presence().lastSeen(ada.user().id()).block(PATIENCE);
        ada.presence().invisible().block(PATIENCE);
    }

    private static void useMessages(Channel channel) {
        Mono<StreamMessage> first = channel.subscribe(StartAt.latest()).next().cache();
        first.subscribe();
        channel.publish(Draft.text("one").withKey(IdempotencyKey.of("k1"))).block(PATIENCE);
        first.block(PATIENCE);
        channel.produce(Draft.text("two")).block(PATIENCE);
        channel.broadcast(Signal.typing()).block(PATIENCE);
        channel.history(HistoryQuery.latest()).blockLast(PATIENCE);
        channel.history(HistoryQuery.oldest()).blockLast(PATIENCE);
        channel.search(SearchQuery.of("two")).block(PATIENCE);
        channel.info().block(PATIENCE);
    }

    private static void useReactions(Channel channel) {
        MessageId id = channel.publish(Draft.text("vote")).block(PATIENCE).id();
        channel.reactions().add(id, Reaction.of("+1")).block(PATIENCE);
        channel.reactions().toggle(id, Reaction.of("+1")).block(PATIENCE);
        channel.reactions().add(id, Reaction.of("-1")).block(PATIENCE);
        channel.reactions().who(id, Reaction.of("-1"), PageRequest.first()).block(PATIENCE);
        channel.reactions().mine(List.of(id)).block(PATIENCE);
    }

    private static void useMarks(Channel channel, ChatClient ada, User other) {
        channel.members().add(other.id()).block(PATIENCE);
        channel.publish(Draft.text("you").mentioning(other.id())).block(PATIENCE);
        channel.publish(Draft.text("@bob, @nobody, @here and @channel")).block(PATIENCE);
        channel.readMarks().markAll().block(PATIENCE);
        channel.readMarks().share(MessageId.MAX).block(PATIENCE);
        channel.readMarks().mine().block(PATIENCE);
        channel.readMarks().receipts(PageRequest.first()).block(PATIENCE);
        ada.unread().of(List.of(channel.id())).block(PATIENCE);
        ada.inbox().feed(StartAt.oldest()).next().block(PATIENCE);
        channel.members().remove(other.id()).block(PATIENCE);
    }

    /** One is sent, one cancelled, one forgotten. */
    private static void useSchedule(Chat chat, Channel channel, User ada) {
        Instant later = Instant.now().plusSeconds(3600);
        channel.schedule().at(Instant.now().plusSeconds(2), Draft.text("soon")).block(PATIENCE);
        channel.schedule()
                .at(later, Draft.text("later"))
                .flatMap(kept -> channel.schedule().cancel(kept.id()))
                .block(PATIENCE);
        await().atMost(PATIENCE).until(() -> channel.schedule()
                .list(PageRequest.first())
                .block(PATIENCE)
                .items()
                .isEmpty());
        channel.schedule().at(later, Draft.text("later")).block(PATIENCE);
        chat.users().admin().content().export(ada.id()).blockLast(PATIENCE);
        chat.users().admin().content().erase(ada.id()).block(PATIENCE);
    }

    /** The first message is tried again, the second becomes a dead letter; both take long enough to be kept. */
    private static void useWorkers(Channel channel) {
        WorkerGroup group = WorkerGroup.of("work").maxAttempts(2).ackTimeout(Duration.ofSeconds(1));
        channel.consume(group, RightsIT::handled)
                .ofType(Processed.class)
                .take(3)
                .blockLast(PATIENCE);
        channel.workers().lag("work").block(PATIENCE);
        String letter = channel.workers()
                .deadLetters("work", PageRequest.first())
                .block(PATIENCE)
                .items()
                .get(0)
                .id();
        channel.workers().discard("work", letter).block(PATIENCE);
        channel.workers().delete("work").block(PATIENCE);
        channel.consume(group, message -> Mono.just(Outcome.done())).take(2).blockLast(PATIENCE);
    }

    private static Mono<Outcome> handled(StreamMessage message) {
        Outcome outcome = message.text().equals("two") ? Outcome.deadLetter("no") : Outcome.retryAfter(Duration.ZERO);
        return Mono.delay(Duration.ofMillis(700)).thenReturn(outcome);
    }

    private static void useDirectory(ChatClient ada, ChannelId id) {
        ada.channels().update(id, ChannelUpdate.rename("reading club")).block(PATIENCE);
        ada.channels().update(id, ChannelUpdate.describe("books")).block(PATIENCE);
        ada.channels().update(id, ChannelUpdate.retain(Retention.newest(10))).block(PATIENCE);
        ada.channels().list(PageRequest.first()).block(PATIENCE);
        ada.channels().search("club", PageRequest.first()).block(PATIENCE);
        ada.channels().find("Reading Club").block(PATIENCE);
        Channel gone = ada.channels().open("another").block(PATIENCE);
        ada.channels().delete(gone.id()).block(PATIENCE);
    }

    private void keepHouse(LettuceChatOptions options) {
        ConnectionSettings settings =
                new ConnectionSettings(options.redisUri(), Duration.ofSeconds(2), false, Schedulers.parallel());
        RedisConnections connections = RedisConnections.open(settings).block(PATIENCE);
        JanitorStore janitor =
                connections.stores(new KeySpace("", "channel:", "message:", 0)).janitor();
        janitor.lead("me", Duration.ofSeconds(10)).block(PATIENCE);
        janitor.lead("me", Duration.ofSeconds(10)).block(PATIENCE);
        List<JanitorStore.Listed> page = janitor.channels(null, 1).block(PATIENCE);
        janitor.channels(page.get(0), 1).block(PATIENCE);
        janitor.channels(new JanitorStore.Listed("gone", "1"), 1).block(PATIENCE);
        janitor.clean(ChannelId.of(page.get(0).id()), Duration.ZERO, Duration.ZERO)
                .block(PATIENCE);
        janitor.resign("me").block(PATIENCE);
        connections.close().block(PATIENCE);
    }

    @Test
    void rights_asALineOfAnAclFile_areTheSame() throws Exception {
        String command = Page.of("docs/redis-keys.md").lines().stream()
                .filter(line -> line.startsWith("sed "))
                .findFirst()
                .orElseThrow();
        Process shell = new ProcessBuilder("sh", "-c", command.replaceAll(" > .*", ""))
                .directory(Page.ROOT.toFile())
                .start();
        String made = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made)
                .isEqualTo(Rights.command().replace("ACL SETUSER", "user").replace("PASSWORD", "a-long-secret") + "\n");
    }

    private Set<String> used() {
        return found(USED, cli.info("commandstats"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
