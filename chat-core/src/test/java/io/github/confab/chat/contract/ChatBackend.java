package io.github.confab.chat.contract;

import io.github.confab.chat.Chat;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/**
 * What the contracts ask of the backend under test. Each contract extends it; the test classes of a backend implement
 * these hooks once and inherit the tests.
 *
 * <p>The tests give every user and channel a random name, so a store may be kept between them. Many of them wait for an
 * idle check: set it to a second or less.
 */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ChatBackend {

    /** The longest single wait of a test; a wait this long is a failure. */
    Duration PATIENCE = Duration.ofSeconds(20);

    /** The chat under test, fresh or shared between tests. No test closes it. */
    Chat chat();

    /** Another chat, on any store, for one test, which closes it. */
    Chat freshChat();

    /** How often the chats here look for entries that nobody pushed. */
    Duration idleCheck();

    /**
     * Another chat on the store of {@link #chat()}, as another process would have it; no test closes it. Empty if the
     * backend has no such thing: the tests then use {@link #chat()} on both sides.
     */
    default Optional<Chat> secondProcess() {
        return Optional.empty();
    }

    /** How often a race between a new subscription and a publish is tried. */
    default int coldRounds() {
        return 200;
    }

    /** The other process, if there is one. */
    default Chat elsewhere() {
        return secondProcess().orElseGet(this::chat);
    }
}
