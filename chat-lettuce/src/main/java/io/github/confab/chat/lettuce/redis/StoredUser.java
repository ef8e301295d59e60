package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;

/**
 * A user as stored.
 *
 * @param id who
 * @param username as typed; of an erased account a text that nobody can have as a name
 * @param state what became of the account
 */
public record StoredUser(UserId id, String username, State state) implements User {

    /** What users see of an account that was erased. */
    public static final String ERASED_NAME = "deleted user";

    /** What became of an account. */
    public enum State {
        /** In use. */
        ACTIVE("active"),
        /** Nobody gets in until it is reactivated. */
        INACTIVE("inactive"),
        /** Only a mark is left. */
        ERASED("erased");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** By what stands in Redis, where an active account has nothing. */
        static State of(String word) {
            return switch (word) {
                case "" -> ACTIVE;
                case "inactive" -> INACTIVE;
                default -> ERASED;
            };
        }
    }

    static StoredUser of(UserId id, String username, String state) {
        boolean erased = username.isEmpty();
        return new StoredUser(id, erased ? ERASED_NAME : username, erased ? State.ERASED : State.of(state));
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    public boolean isErased() {
        return state == State.ERASED;
    }
}
