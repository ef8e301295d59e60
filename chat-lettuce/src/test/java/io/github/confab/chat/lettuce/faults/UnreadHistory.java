package io.github.confab.chat.lettuce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.Channel;
import io.github.confab.chat.Chat;
import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.ChannelSpec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Receipt;
import io.github.confab.chat.model.Unread;
import io.github.confab.chat.model.UserId;
import io.lettuce.core.Range;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** A random life of a channel, with an oracle that looks at every message to tell who has not read it. */
final class UnreadHistory {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int STEPS = 40;

    private final Random random;
    private final List<Chat> devices;
    private final List<UserId> users;
    private final RedisCommands<String, String> cli;
    private final ChannelId channel;

    private final List<Said> said = new ArrayList<>();
    private final Map<UserId, Long> readToSeq = new HashMap<>();
    private final Set<UserId> members = new HashSet<>();
    private final List<String> steps = new ArrayList<>();

    private record Said(MessageId id, Set<UserId> told) {}

    /** @param users who have accounts; they meet in a new channel of the application */
    UnreadHistory(long seed, List<Chat> devices, List<UserId> users, RedisCommands<String, String> cli) {
        this.random = new Random(seed);
        this.devices = devices;
        this.users = users;
        this.cli = cli;
        ChannelSpec spec = ChannelSpec.named("history " + seed + " " + System.nanoTime());
        this.channel = get(devices.get(0).system().channels().create(spec)).id();
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            UserId user = users.get(random.nextInt(users.size()));
            switch (random.nextInt(12)) {
                case 0, 1 -> move(user);
                case 2, 3, 4, 5 -> say(user);
                case 6, 7 -> markOne(user);
                case 8 -> mark(user, MessageId.MAX);
                case 9 -> delete();
                case 10 -> trim();
                default -> check();
            }
        }
        check();
    }

    private void move(UserId user) {
        if (members.remove(user)) {
            get(seenBy(user).members().leave());
            steps.add(user + " leaves");
        } else {
            get(seenBy(user).members().join());
            members.add(user);
            read(user, newestSeq());
            steps.add(user + " joins");
        }
    }

    private void say(UserId user) {
        boolean application = !members.contains(user);
        Channel mouth = application ? devices.get(0).system().channel(channel) : seenBy(user);
        Set<UserId> mentioned =
                users.stream().filter(any -> random.nextInt(3) == 0).collect(Collectors.toSet());
        Draft draft = Draft.text("hi").mentioning(mentioned.toArray(UserId[]::new));
        Receipt receipt = get(random.nextBoolean() ? mouth.publish(draft) : mouth.produce(draft));
        Set<UserId> told = new HashSet<>(mentioned);
        told.retainAll(members);
        if (!application) {
            told.remove(user);
            read(user, receipt.seq());
        }
        said.add(new Said(receipt.id(), told));
        steps.add((application ? "the application" : user) + " says " + receipt.id() + " to " + told);
    }

    private void markOne(UserId user) {
        if (!said.isEmpty()) {
            MessageId id = said.get(random.nextInt(said.size())).id();
            // also places that no message has
            mark(user, random.nextInt(4) == 0 ? new MessageId(id.millis(), id.seq() + 1) : id);
        }
    }

    private void mark(UserId user, MessageId id) {
        NavigableSet<MessageId> standing = standing();
        MessageId next = standing.ceiling(id);
        long upTo = next == null ? newestSeq() : next.equals(id) ? id.seq() : next.seq() - 1;
        get(seenBy(user).readMarks().mark(id).thenReturn(true));
        read(user, upTo);
        steps.add(user + " reads up to " + id);
    }

    private void delete() {
        if (!said.isEmpty()) {
            MessageId id = said.get(random.nextInt(said.size())).id();
            cli.xdel(stream(), id.toString());
            steps.add(id + " is deleted");
        }
    }

    private void trim() {
        long kept = random.nextInt(8);
        cli.xtrim(stream(), XTrimArgs.Builder.maxlen(kept));
        steps.add("trimmed to " + kept);
    }

    private void check() {
        NavigableSet<MessageId> standing = standing();
        for (UserId user : users) {
            Unread expected = expected(user, standing);
            ChatClient client = client(user);
            assertThat(get(client.channel(channel).readMarks().unread()))
                    .as("%s, after %s", user, steps)
                    .isEqualTo(expected);
            assertThat(get(client.unread().of(List.of(channel))))
                    .as("%s among many, after %s", user, steps)
                    .isEqualTo(Map.of(channel, expected));
        }
    }

    private Unread expected(UserId user, NavigableSet<MessageId> standing) {
        List<Said> unread = said.stream()
                .filter(message -> members.contains(user))
                .filter(message -> message.id().seq() > readToSeq.getOrDefault(user, 0L))
                .filter(message -> standing.floor(message.id()) != null)
                .toList();
        long mentions =
                unread.stream().filter(message -> message.told().contains(user)).count();
        return new Unread(unread.size(), mentions);
    }

    private void read(UserId user, long seq) {
        readToSeq.merge(user, seq, Math::max);
    }

    private NavigableSet<MessageId> standing() {
        return cli.xrange(stream(), Range.unbounded()).stream()
                .map(entry -> MessageId.parse(entry.getId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long newestSeq() {
        return MessageId.parse(cli.hget("channel:{" + channel + "}", "~l")).seq();
    }

    private String stream() {
        return "message:{" + channel + "}";
    }

    private Channel seenBy(UserId user) {
        return client(user).channel(channel);
    }

    private ChatClient client(UserId user) {
        return get(devices.get(random.nextInt(devices.size())).actAs(user));
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(PATIENCE), "the Mono was empty");
    }
}
