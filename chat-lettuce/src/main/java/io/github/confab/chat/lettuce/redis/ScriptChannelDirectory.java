package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.Page;
import io.github.confab.chat.model.PageRequest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** {@link ChannelDirectory} by scripts. */
final class ScriptChannelDirectory implements ChannelDirectory {

    private static final Script ENLIST = Script.load("enlist");
    private static final Script DELIST = Script.load("delist");
    private static final Script ENROLL = Script.load("enroll");
    private static final Script WORDS = Script.load("words");

    /** No byte of UTF-8 text is as high: the end of everything that begins with a text. */
    private static final int BEYOND_TEXT = 0xFF;

    private final ScriptRunner scripts;
    private final List<String> keys;
    private final List<String> words;
    private final List<String> ids;

    ScriptChannelDirectory(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = List.of(keys.channelNames(), keys.channelWords(), keys.channelIds(), keys.channelListings());
        this.words = List.of(keys.channelWords());
        this.ids = List.of(keys.channelIds());
    }

    @Override
    public Mono<Boolean> enlist(ChannelState channel, NameClaim claim, String previousName) {
        String name = channel.normalizedName();
        return listing(channel, claim, previousName).flatMap(reply -> {
            boolean done = Replies.number(reply.get(0)) == 1;
            String former = Replies.text(reply.get(1));
            boolean known = former.isEmpty() || former.equals(name) || former.equals(previousName);
            // its words are in the index still
            return done && !known ? enlist(channel, claim, former) : Mono.just(done);
        });
    }

    private Mono<List<Object>> listing(ChannelState channel, NameClaim claim, String previous) {
        ChannelId id = channel.info().id();
        String name = channel.normalizedName();
        List<String> before = previous.equals(name) ? List.of() : Words.members(previous, id);
        List<String> now = channel.isPublic() ? Words.members(name, id) : List.of();
        Stream<String> fixed = Stream.of(
                name,
                id.value(),
                Long.toString(channel.info().createdAt().toEpochMilli()),
                Long.toString(channel.nameVersion()),
                Long.toString(claim.since()),
                Integer.toString(before.size()));
        return scripts.run(ENLIST, keys, arguments(Stream.of(fixed, before.stream(), now.stream())));
    }

    @Override
    public Mono<Void> enroll(ChannelState channel) {
        return scripts.run(
                        ENROLL,
                        ids,
                        Replies.bytes(channel.info().id().value()),
                        Replies.bytes(Long.toString(channel.info().createdAt().toEpochMilli())))
                .then();
    }

    @Override
    public Mono<Void> delist(ChannelId channel, String name) {
        List<String> members = name.isEmpty() ? List.of() : Words.members(name, channel);
        Stream<String> fixed = Stream.of(name, channel.value());
        return scripts.run(DELIST, keys, arguments(Stream.of(fixed, members.stream())))
                .map(reply -> Replies.text(reply.get(0)))
                .filter(former -> !former.isEmpty() && !former.equals(name))
                .flatMap(former -> delist(channel, former));
    }

    private static byte[][] arguments(Stream<Stream<String>> parts) {
        return parts.flatMap(part -> part).map(Replies::bytes).toArray(byte[][]::new);
    }

    @Override
    public Mono<Page<Listed>> list(PageRequest page) {
        return page(Words.NAME, "", page);
    }

    @Override
    public Mono<Page<Listed>> search(String prefix, PageRequest page) {
        return page(Words.WORD, prefix, page);
    }

    private Mono<Page<Listed>> page(char kind, String sought, PageRequest page) {
        String lower = page.token()
                .map(token -> "(" + Entry.parse(PageTokens.place(token), kind, sought).member)
                .orElse("[" + kind + sought);
        var upper = new ByteArrayOutputStream();
        upper.writeBytes(Replies.bytes("(" + kind + sought));
        upper.write(BEYOND_TEXT);
        // one more than asked for shows whether another page follows
        byte[] count = Replies.bytes(Integer.toString(page.limit() + 1));
        return scripts.run(WORDS, words, Replies.bytes(lower), upper.toByteArray(), count)
                .map(reply -> page(reply, page.limit(), sought));
    }

    private static Page<Listed> page(List<Object> reply, int limit, String sought) {
        List<Listed> entries = reply.stream()
                .limit(limit)
                .map(Replies::text)
                .<Listed>map(member -> Entry.parse(member, member.charAt(0), sought))
                .toList();
        Optional<String> next = reply.size() <= limit
                ? Optional.empty()
                : Optional.of(PageTokens.of(Replies.text(reply.get(limit - 1))));
        return new Page<>(entries, next);
    }

    /**
     * A member of the index, taken apart.
     *
     * @param member all of it
     * @param text the name, or what is left of it from a word on
     * @param sought the prefix it was found by
     */
    private record Entry(String member, String text, ChannelId channel, String sought) implements Listed {

        static Entry parse(String member, char kind, String sought) {
            int end = member.indexOf(Words.END);
            if (end < 0 || !member.startsWith(kind + sought)) {
                throw PageTokens.foreign();
            }
            try {
                ChannelId channel = ChannelId.of(member.substring(end + 1));
                return new Entry(member, member.substring(1, end), channel, sought);
            } catch (InvalidArgumentException notAnId) {
                throw PageTokens.foreign();
            }
        }

        @Override
        public boolean stands(ChannelState now) {
            String name = now.normalizedName();
            boolean current =
                    member.charAt(0) == Words.NAME ? text.equals(name) : Words.isFirstFind(text, sought, name);
            return current && now.isPublic();
        }
    }
}
