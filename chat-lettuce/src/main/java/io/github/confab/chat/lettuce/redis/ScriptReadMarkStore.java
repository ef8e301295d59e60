package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import io.github.confab.chat.model.ReadReceipt;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link ReadMarkStore} by scripts. */
final class ScriptReadMarkStore implements ReadMarkStore {

    private static final Script PLACE = Script.load("read-place");
    private static final Script MARK = Script.load("mark");
    private static final Script UNREAD = Script.load("unread");
    private static final Script MARKS = Script.load("marks");
    private static final Script RECEIPTS = Script.load("receipts");

    private static final String FIRST = "0";

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptReadMarkStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Place> place(ChannelId channel, Actor actor, MessageId upTo, boolean share) {
        return scripts.run(
                        PLACE,
                        List.of(
                                keys.meta(channel),
                                keys.stream(channel),
                                keys.members(channel),
                                keys.receipts(channel),
                                keys.roles(channel)),
                        actor.argument(),
                        Replies.bytes(upTo.equals(MessageId.MAX) ? "+" : upTo.toString()),
                        Replies.bytes(share ? "S" : ""))
                .map(reply -> Refusals.done(channel, actor.user(), reply))
                .map(reply ->
                        new Place(Replies.text(reply.get(1)), Replies.number(reply.get(2)), Replies.id(reply.get(3))));
    }

    @Override
    public Mono<Void> mark(UserId user, ChannelId channel, Place place) {
        return scripts.run(
                        MARK,
                        List.of(keys.readMarks(user), keys.mentions(user)),
                        Replies.bytes(field(channel, place.epoch())),
                        number(place.ordinal()),
                        Replies.bytes(place.id().toString()))
                .then();
    }

    @Override
    public Mono<Tally> tally(ChannelId channel, Actor actor) {
        return scripts.run(
                        UNREAD,
                        List.of(
                                keys.meta(channel),
                                keys.stream(channel),
                                keys.members(channel),
                                keys.ownOrdinals(channel),
                                keys.roles(channel),
                                keys.index(channel)),
                        actor.argument())
                .map(reply -> Refusals.done(channel, actor.user(), reply))
                .map(reply -> new Tally(
                        Replies.text(reply.get(1)),
                        Replies.number(reply.get(2)),
                        Replies.number(reply.get(3)),
                        Replies.list(reply.get(4)).stream().map(Replies::number).toList()));
    }

    @Override
    public Mono<List<Marked>> marks(UserId user, List<Question> questions) {
        byte[][] arguments = new byte[2 * questions.size()][];
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            arguments[2 * i] =
                    Replies.bytes(field(question.channel(), question.tally().epoch()));
            arguments[2 * i + 1] = number(question.tally().read());
        }
        return scripts.run(MARKS, List.of(keys.readMarks(user), keys.mentions(user)), arguments)
                .map(reply -> marked(questions, reply));
    }

    private static List<Marked> marked(List<Question> questions, List<Object> reply) {
        List<Marked> marked = new ArrayList<>(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            String epoch = questions.get(i).tally().epoch();
            Optional<Place> mark = mark(epoch, Replies.textOrNull(reply.get(2 * i)));
            marked.add(new Marked(mark, Replies.number(reply.get(2 * i + 1))));
        }
        return marked;
    }

    private static Optional<Place> mark(String epoch, @Nullable String stored) {
        if (stored == null) {
            return Optional.empty();
        }
        int split = stored.indexOf(';');
        return Optional.of(new Place(
                epoch, Long.parseLong(stored.substring(0, split)), MessageId.parse(stored.substring(split + 1))));
    }

    @Override
    public Mono<Page<ReadReceipt>> receipts(ChannelId channel, PageRequest page, Actor actor) {
        String cursor = page.token().map(PageTokens::scanCursor).orElse(FIRST);
        return scripts.run(
                        RECEIPTS,
                        List.of(keys.meta(channel), keys.members(channel), keys.receipts(channel), keys.roles(channel)),
                        actor.argument(),
                        Replies.bytes(cursor),
                        number(page.limit()))
                .map(reply -> page(Refusals.done(channel, actor.user(), reply)));
    }

    private static Page<ReadReceipt> page(List<Object> reply) {
        String next = Replies.text(reply.get(1));
        List<Object> flat = Replies.list(reply.get(2));
        // ZSCAN may give a member twice on one page, if the set was resized meanwhile
        Map<String, ReadReceipt> receipts = new LinkedHashMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            String user = Replies.text(flat.get(i));
            if (!user.equals(KeySpace.SENTINEL)) {
                receipts.put(user, new ReadReceipt(UserId.of(user), Replies.number(flat.get(i + 1))));
            }
        }
        return new Page<>(
                List.copyOf(receipts.values()),
                next.equals(FIRST) ? Optional.empty() : Optional.of(PageTokens.ofScan(next)));
    }

    static String field(ChannelId channel, String epoch) {
        return channel + "/" + epoch;
    }

    private static byte[] number(long number) {
        return Replies.bytes(Long.toString(number));
    }
}
