package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageTooLargeException;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@link ProfileStore} by scripts. */
final class ScriptProfileStore implements ProfileStore {

    private static final Script READ = Script.load("read-profile");
    private static final Script UPDATE = Script.load("update-profile");

    private final ScriptRunner scripts;
    private final KeySpace keys;

    ScriptProfileStore(ScriptRunner scripts, KeySpace keys) {
        this.scripts = scripts;
        this.keys = keys;
    }

    @Override
    public Mono<Profile> read(UserId user) {
        return scripts.run(READ, List.of(keys.user(user)))
                .filter(reply -> !reply.isEmpty())
                .map(reply -> profile(user, reply));
    }

    @Override
    public Mono<Profile> update(UserId user, ProfileUpdate update) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(Replies.bytes(Integer.toString(Profile.MAX_ATTRIBUTES)));
        arguments.add(Replies.bytes(Integer.toString(Profile.MAX_ATTRIBUTE_BYTES)));
        update.displayName().ifPresent(name -> add(arguments, "displayName", name));
        update.avatar().ifPresent(url -> add(arguments, "avatar", url));
        update.attributes().forEach((name, value) -> add(arguments, "@" + name, value));
        return scripts.run(UPDATE, List.of(keys.user(user)), arguments.toArray(byte[][]::new))
                .map(reply -> changed(user, reply));
    }

    private static void add(List<byte[]> arguments, String field, String value) {
        arguments.add(Replies.bytes(field));
        arguments.add(Replies.bytes(value));
    }

    private static Profile changed(UserId user, List<Object> reply) {
        return switch (Replies.text(reply.get(0))) {
            case "NOUSER" -> throw new UserNotFoundException(user.value());
            case "TOO_MANY" ->
                throw new InvalidArgumentException(
                        "number of profile attributes",
                        "must be at most " + Profile.MAX_ATTRIBUTES + " after the change, got: "
                                + Replies.number(reply.get(1)));
            case "TOO_LARGE" ->
                throw new MessageTooLargeException(
                        "profile attributes", (int) Replies.number(reply.get(1)), Profile.MAX_ATTRIBUTE_BYTES, "bytes");
            default -> profile(user, Replies.list(reply.get(1)));
        };
    }

    private static Profile profile(UserId id, List<Object> reply) {
        StoredUser user = StoredUser.of(id, Replies.text(reply.get(0)), Replies.text(reply.get(1)));
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 4; i + 1 < reply.size(); i += 2) {
            attributes.put(Replies.text(reply.get(i)), Replies.text(reply.get(i + 1)));
        }
        return new Profile(
                user,
                Optional.of(Replies.text(reply.get(2))).filter(name -> !name.isEmpty()),
                avatar(Replies.text(reply.get(3))),
                attributes);
    }

    /** What somebody else wrote there is no picture. */
    private static Optional<URI> avatar(String url) {
        try {
            return url.isEmpty() ? Optional.empty() : Optional.of(URI.create(url));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
