package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** {@link DueStore} by scripts. */
final class ScriptDueStore implements DueStore {

    private static final Script ADD = Script.load("due-add");
    private static final Script LIST = Script.load("due-list");
    private static final Script CANCEL = Script.load("due-cancel");
    private static final Script FORGET = Script.load("due-forget");
    private static final Script TAKE = Script.load("due-take");
    private static final Script SETTLE = Script.load("due-settle");

    private static final int MOST_IN_ALL = 1_000_000;
    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final int PAGE = 100;
    private static final int VALUES_PER_ITEM = 3;

    /** The fields of a record before its payload. */
    private static final int FIELDS = 4;

    private static final Pattern PLACE = Pattern.compile("([A-Za-z0-9_-]{1,64}/)?\\d{16}/[A-Za-z0-9_-]{1,64}");

    private final ScriptRunner scripts;
    private final List<String> touched;

    ScriptDueStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.touched = List.of(keys.dueTimes(), keys.dueDrafts(), keys.dueOf());
    }

    @Override
    public Mono<Added> add(DueMessage message, int mostOfAuthor) {
        return scripts.run(
                        ADD,
                        touched,
                        Replies.bytes(message.id()),
                        Replies.bytes(message.author().value()),
                        Replies.bytes(message.channel().value()),
                        number(message.dueMillis()),
                        Replies.bytes(message.details()),
                        message.payload(),
                        number(mostOfAuthor),
                        number(MOST_IN_ALL),
                        number(FURTHEST.toMillis()))
                .map(reply -> {
                    Status status = Status.valueOf(Replies.text(reply.get(0)));
                    return status == Status.DONE
                            ? new Added(status, Replies.number(reply.get(1)), Replies.text(reply.get(2)))
                            : new Added(status, 0, "");
                });
    }

    @Override
    public Mono<Listing> list(UserId author, Optional<ChannelId> channel, PageRequest page) {
        String prefix = author + "/" + channel.map(only -> only + "/").orElse("");
        String after = page.token().map(ScriptDueStore::place).orElse("");
        int count = Math.min(PAGE, page.limit());
        return scripts.run(LIST, touched, Replies.bytes(prefix), Replies.bytes(after), number(count))
                .map(ScriptDueStore::listing);
    }

    private static String place(String token) {
        String place = PageTokens.place(token);
        if (!PLACE.matcher(place).matches()) {
            throw PageTokens.foreign();
        }
        return place;
    }

    private static Listing listing(List<Object> reply) {
        String last = Replies.text(reply.get(0));
        List<Listed> items = new ArrayList<>();
        for (int i = 1; i < reply.size(); i += VALUES_PER_ITEM) {
            String refusal = Replies.text(reply.get(i + 2));
            message(reply.get(i), reply.get(i + 1)).ifPresent(message -> items.add(new Listed(message, refusal)));
        }
        return new Listing(items, last.isEmpty() ? Optional.empty() : Optional.of(PageTokens.of(last)));
    }

    @Override
    public Mono<Boolean> cancel(String id, UserId author, ChannelId channel) {
        return scripts.run(
                        CANCEL,
                        touched,
                        Replies.bytes(id),
                        Replies.bytes(author.value()),
                        Replies.bytes(channel.value()))
                .map(reply -> Replies.number(reply.get(0)) == 1);
    }

    @Override
    public Mono<Void> forget(UserId author) {
        Mono<Long> some = scripts.run(FORGET, touched, Replies.bytes(author.value()), number(PAGE))
                .map(reply -> Replies.number(reply.get(0)));
        return some.expand(count -> count < PAGE ? Mono.empty() : some).then();
    }

    @Override
    public Mono<Batch> take(Duration lease, int most) {
        return scripts.run(TAKE, touched, number(lease.toMillis()), number(most))
                .map(ScriptDueStore::batch);
    }

    private static Batch batch(List<Object> reply) {
        List<Taken> taken = new ArrayList<>();
        for (int i = 2; i < reply.size(); i += VALUES_PER_ITEM) {
            String before = Replies.text(reply.get(i + 2));
            Optional<Long> takenBefore = before.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(before));
            message(reply.get(i), reply.get(i + 1)).ifPresent(message -> taken.add(new Taken(message, takenBefore)));
        }
        return new Batch(taken, Replies.number(reply.get(1)), Replies.number(reply.get(0)) == 1);
    }

    @Override
    public Mono<Void> settle(List<Outcome> outcomes) {
        byte[][] arguments = outcomes.stream()
                .flatMap(outcome -> List.of(outcome.id(), outcome.what(), outcome.argument()).stream())
                .map(Replies::bytes)
                .toArray(byte[][]::new);
        return scripts.run(SETTLE, touched, arguments).then();
    }

    /** Empty if it is none of ours: somebody wrote there by hand. */
    private static Optional<DueMessage> message(Object id, Object record) {
        byte[] bytes = (byte[]) record;
        int payload = 0;
        for (int field = 0; field < FIELDS; field++) {
            while (payload < bytes.length && bytes[payload] != ';') {
                payload++;
            }
            payload++;
        }
        if (payload > bytes.length) {
            return Optional.empty();
        }
        String[] fields = new String(bytes, 0, payload, StandardCharsets.UTF_8).split(";", -1);
        try {
            return Optional.of(new DueMessage(
                    Replies.text(id),
                    UserId.of(fields[0]),
                    ChannelId.of(fields[1]),
                    Long.parseLong(fields[2]),
                    fields[3],
                    Arrays.copyOfRange(bytes, payload, bytes.length)));
        } catch (InvalidArgumentException | NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    private static byte[] number(long number) {
        return Replies.bytes(Long.toString(number));
    }
}
