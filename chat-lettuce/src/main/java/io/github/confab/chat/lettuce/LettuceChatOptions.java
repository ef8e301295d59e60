package io.github.confab.chat.lettuce;

import static io.github.confab.chat.lettuce.engine.base.Arguments.present;

import io.github.confab.chat.lettuce.engine.EngineSettings;
import io.github.confab.chat.lettuce.redis.ConnectionSettings;
import io.github.confab.chat.lettuce.redis.KeySpace;
import io.github.confab.chat.model.InvalidArgumentException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import reactor.core.scheduler.Scheduler;

/** Where Redis is and how the chat behaves. Immutable; safe for use by many threads. */
public final class LettuceChatOptions {

    private final OptionsDraft settled;

    private LettuceChatOptions(OptionsDraft settled) {
        this.settled = settled;
    }

    /** Redis on this machine, and every other option at its default. */
    public static Builder builder() {
        return new Builder(new OptionsDraft());
    }

    /**
     * Reads the environment variables of this process, see {@link #fromEnvironment(Map)}.
     *
     * @throws InvalidArgumentException if any of them is wrong; names all that are
     */
    public static LettuceChatOptions fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Reads {@code REDIS_URL}, or {@code REDIS_HOST} (localhost), {@code REDIS_PORT} (6379) and {@code REDIS_DB} (0);
     * {@code REDIS_USERNAME} and {@code REDIS_PASSWORD}, unless the URL has them; {@code CHANNEL_PREFIX} and
     * {@code MESSAGE_PREFIX}. An empty variable counts as absent.
     *
     * @throws InvalidArgumentException if any of them is wrong; names all that are
     */
    public static LettuceChatOptions fromEnvironment(Map<String, String> variables) {
        var draft = new OptionsDraft();
        OptionsFromEnvironment.read(variables, draft);
        return new Builder(draft).build();
    }

    /** A builder that begins with these options. */
    public Builder toBuilder() {
        return new Builder(settled.copy());
    }

    /** Address and login, for what an application does with a Lettuce client of its own. A copy; holds the password. */
    public RedisURI redisUri() {
        RedisURI uri = settled.address.toUri();
        uri.setClientName(settled.clientName);
        uri.setTimeout(settled.timing.commandTimeout());
        return uri;
    }

    KeySpace keySpace() {
        return settled.names.keySpace(settled.address.database());
    }

    ConnectionSettings connection(Scheduler timers) {
        return new ConnectionSettings(redisUri(), settled.timing.connectTimeout(), settled.strictEviction, timers);
    }

    EngineSettings engine() {
        return EngineOptions.of(settled);
    }

    Optional<Scheduler> deliveryScheduler() {
        return settled.deliveryScheduler;
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "LettuceChatOptions[" + settled + "]";
    }

    /** Sets options; {@link #build} says what is wrong with them. Not for use by many threads. */
    public static final class Builder {

        private final OptionsDraft draft;

        private Builder(OptionsDraft draft) {
            this.draft = draft;
        }

        /**
         * Address, login, database and TLS in one: {@code redis://[user:password@]host[:port][/database]}, or
         * {@code rediss://} for TLS; parts left out are at their defaults.
         */
        public Builder redis(String uri) {
            RedisAddress.parse(present("redis", uri))
                    .ifPresentOrElse(
                            address -> draft.address = address,
                            () -> draft.problems.add(RedisAddress.uriProblem("redis")));
            return this;
        }

        /** Host name or IP address, and port. Default: localhost, 6379. */
        public Builder address(String host, int port) {
            draft.address = draft.address.withEndpoint(present("host", host), port);
            return this;
        }

        /** How to log in. Default: not at all. An empty user name means Redis' default user. */
        public Builder login(String username, String password) {
            draft.address = draft.address.withLogin(
                    new RedisAddress.Login(present("username", username), present("password", password)));
            return this;
        }

        /** The number of the Redis database. Default 0; 0 to 15. */
        public Builder database(int number) {
            draft.address = draft.address.withDatabase(number);
            return this;
        }

        /** Whether to encrypt the connection and check the server's certificate and name. Default false. */
        public Builder tls(boolean on) {
            draft.address = draft.address.withTls(on);
            return this;
        }

        /** Stands, with a colon, before every key and topic: chats with different ones share a Redis. Default: none. */
        public Builder namespace(String name) {
            draft.names = draft.names.withNamespace(present("namespace", name));
            return this;
        }

        /** Begins the keys of a channel. Default {@code channel:}. */
        public Builder channelPrefix(String prefix) {
            draft.names = draft.names.withChannelPrefix(present("channelPrefix", prefix));
            return this;
        }

        /** Begins the key of a channel's stream. Default {@code message:}. */
        public Builder messagePrefix(String prefix) {
            draft.names = draft.names.withMessagePrefix(present("messagePrefix", prefix));
            return this;
        }

        /** How long one command may wait for its answer. Default 2 s. */
        public Builder commandTimeout(Duration timeout) {
            draft.timing = draft.timing.withCommandTimeout(present("commandTimeout", timeout));
            return this;
        }

        /** How long one attempt to connect may take. Default 2 s. */
        public Builder connectTimeout(Duration timeout) {
            draft.timing = draft.timing.withConnectTimeout(present("connectTimeout", timeout));
            return this;
        }

        /** How long a publish is retried before it fails. Default 10 s; not shorter than the command timeout. */
        public Builder publishDeadline(Duration deadline) {
            draft.timing = draft.timing.withPublishDeadline(present("publishDeadline", deadline));
            return this;
        }

        /** After how much silence a channel is asked whether a push was lost. Default 10 s. */
        public Builder idleCheck(Duration interval) {
            draft.timing = draft.timing.withIdleCheck(present("idleCheck", interval));
            return this;
        }

        /** How long a channel stays attached after its last subscriber left, in case one comes back. Default 30 s. */
        public Builder linger(Duration span) {
            draft.timing = draft.timing.withLinger(present("linger", span));
            return this;
        }

        /** The longest message text in bytes of UTF-8. Default 16 384; at most 1 MiB. */
        public Builder maxTextBytes(int bytes) {
            draft.limits = draft.limits.withMaxTextBytes(bytes);
            return this;
        }

        /** The longest message text in code points. Default 4 000; at most 1 048 576. */
        public Builder maxTextCodePoints(int codePoints) {
            draft.limits = draft.limits.withMaxTextCodePoints(codePoints);
            return this;
        }

        /** How many entries of a channel are kept for its local subscribers. Default 128; a power of two, 16 to 1 024. */
        public Builder ringSize(int entries) {
            draft.limits = draft.limits.withRingSize(entries);
            return this;
        }

        /** How many messages of one channel may wait in this process; more fail at once. Default 1 024. */
        public Builder maxQueuedPublishes(int messages) {
            draft.limits = draft.limits.withMaxQueuedPublishes(messages);
            return this;
        }

        /** Whether a Redis that may evict chat data is refused rather than warned of in the log. Default false. */
        public Builder strictEviction(boolean on) {
            draft.strictEviction = on;
            return this;
        }

        /** Runs subscribers and handlers; it is not disposed with the chat. Default: the chat's own. */
        public Builder deliveryScheduler(Scheduler scheduler) {
            draft.deliveryScheduler = Optional.of(present("deliveryScheduler", scheduler));
            return this;
        }

        /** How long sessions live, and how many one user has. Default {@link SessionLimits#DEFAULT}. */
        public Builder sessions(SessionLimits limits) {
            draft.sessions = present("sessions", limits);
            return this;
        }

        /** Hashes passwords, on threads made for it. Default {@link PasswordHasher#argon2id()}. */
        public Builder passwordHasher(PasswordHasher hasher) {
            draft.passwordHasher = Optional.of(present("passwordHasher", hasher));
            return this;
        }

        /** What Redis lists the connections as (CLIENT LIST). Default {@code confab}. */
        public Builder clientName(String name) {
            draft.clientName = present("clientName", name);
            return this;
        }

        /**
         * The options as they are now.
         *
         * @throws InvalidArgumentException if any is wrong; names all that are, and shows no secret
         */
        public LettuceChatOptions build() {
            draft.check();
            return new LettuceChatOptions(draft.copy());
        }
    }
}
