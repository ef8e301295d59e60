package io.github.confab.chat.lettuce.engine.people;

import io.github.confab.chat.error.ChatException;
import io.github.confab.chat.error.UserNotFoundException;
import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.redis.ChannelState;
import io.github.confab.chat.lettuce.redis.ChannelStore.Creation;
import io.github.confab.chat.lettuce.redis.RedisStores;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * The channels between two users. Their ids are made from those of the two, so whoever opens one first makes it, and no name
 * has to be claimed.
 */
final class DirectChannels {

    /** No other id looks like that: those that are made at random are shorter. */
    private static final String PREFIX = "dm-";

    private static final Pattern DIRECT = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private static final Base64.Encoder ID = Base64.getUrlEncoder().withoutPadding();

    private final People people;
    private final RedisStores stores;
    private final Supplier<String> ids;

    DirectChannels(People people, RedisStores stores, Supplier<String> ids) {
        this.people = people;
        this.stores = stores;
        this.ids = ids;
    }

    /** The same for both, and for no other two: a user id holds no colon. */
    static ChannelId id(UserId one, UserId other) {
        boolean inOrder = one.value().compareTo(other.value()) < 0;
        String pair = inOrder ? one.value() + ":" + other.value() : other.value() + ":" + one.value();
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return ChannelId.of(PREFIX + ID.encodeToString(sha256.digest(pair.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether it is the id of a channel between two users. */
    static boolean isDirect(ChannelId channel) {
        return DIRECT.matcher(channel.value()).matches();
    }

    /** Emits the channel's id; it exists then, and both are members. */
    Mono<ChannelId> open(Author author, UserId other) {
        ChannelId id = id(author.id(), other);
        return stores.channels()
                .read(id, author.actor())
                .filter(ChannelState::member)
                .hasElement()
                .flatMap(there -> there ? Mono.empty() : made(id, author, other))
                .then(people.index().shown(author.id(), id))
                .thenReturn(id);
    }

    private Mono<Void> made(ChannelId id, Author author, UserId other) {
        return stores.users()
                .get(other)
                .switchIfEmpty(Mono.error(() -> new UserNotFoundException(other.value())))
                .then(Mono.fromSupplier(ids))
                .flatMap(epoch -> stores.channels().createDirect(id, author.id(), other, epoch))
                .flatMap(made -> noted(id, made, author, other));
    }

    private Mono<Void> noted(ChannelId id, Creation made, Author author, UserId other) {
        return stores.directory()
                .enroll(made.state())
                .onErrorComplete(ChatException.class)
                .then(people.index().seen(other, id))
                .then(people.told(made.created(), () -> people.news().directOpened(other, id, author)));
    }
}
