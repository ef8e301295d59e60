package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.CorruptDataException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** {@link NameClaims} in a hash: name to {@code id;claimed at;state}. */
final class ScriptNameClaims implements NameClaims {

    private static final Script CLAIM = Script.load("claim");
    private static final Script LOOKUP = Script.load("lookup");
    private static final Script HOLDERS = Script.load("holders");
    private static final Script RELEASE = Script.load("release");

    private static final String CLAIMED = "c";
    private static final String CLAIMED_TO_RENAME = "r";
    private static final String LISTED = "l";
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9_-]{1,64});(\\d{1,15});([crl])");

    private final ScriptRunner scripts;
    private final List<String> key;

    /** @param key {@link KeySpace#channelNames()} or {@link KeySpace#usernames()} */
    ScriptNameClaims(ScriptRunner scripts, String key) {
        this.scripts = scripts;
        this.key = List.of(key);
    }

    @Override
    public Mono<NameClaim> claim(String name, String id) {
        return claim(name, id, CLAIMED);
    }

    @Override
    public Mono<NameClaim> claimToRename(String name, String id) {
        return claim(name, id, CLAIMED_TO_RENAME);
    }

    private Mono<NameClaim> claim(String name, String id, String state) {
        return scripts.run(CLAIM, key, Replies.bytes(name), Replies.bytes(id), Replies.bytes(state))
                .map(this::read);
    }

    @Override
    public Mono<NameClaim> find(String name) {
        return scripts.run(LOOKUP, key, Replies.bytes(name))
                .filter(reply -> !reply.isEmpty())
                .map(this::read);
    }

    @Override
    public Mono<List<Optional<String>>> holders(List<String> names) {
        byte[][] arguments = names.stream().map(Replies::bytes).toArray(byte[][]::new);
        return scripts.run(HOLDERS, key, arguments)
                .map(reply -> reply.stream().map(ScriptNameClaims::holder).toList());
    }

    private static Optional<String> holder(Object claim) {
        Matcher parts = VALUE.matcher(Replies.text(claim));
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    @Override
    public Mono<Boolean> release(String name, NameClaim claim) {
        return scripts.run(RELEASE, key, Replies.bytes(name), Replies.bytes(claim.stored()))
                .map(reply -> Replies.number(reply.get(0)) == 1);
    }

    private NameClaim read(List<Object> reply) {
        if (Replies.text(reply.get(0)).equals("CORRUPT")) {
            throw corrupt();
        }
        String stored = Replies.text(reply.get(1));
        Matcher parts = VALUE.matcher(stored);
        if (!parts.matches()) {
            throw corrupt();
        }
        String state = parts.group(3);
        long age = Replies.number(reply.get(2));
        return new NameClaim(parts.group(1), Long.parseLong(parts.group(2)), state(state), age, stored);
    }

    private static NameClaim.State state(String letter) {
        return switch (letter) {
            case LISTED -> NameClaim.State.LISTED;
            case CLAIMED_TO_RENAME -> NameClaim.State.RENAMING;
            default -> NameClaim.State.CLAIMED;
        };
    }

    private CorruptDataException corrupt() {
        return new CorruptDataException(
                key.get(0) + " holds for this name what this library did not write; find out who writes there", null);
    }
}
