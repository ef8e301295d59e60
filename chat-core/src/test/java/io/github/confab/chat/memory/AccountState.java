package io.github.confab.chat.memory;

import io.github.confab.chat.model.Password;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ProfileUpdate;
import io.github.confab.chat.model.User;
import io.github.confab.chat.model.UserId;
import io.github.confab.chat.model.Username;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One account; guarded by its {@link Accounts}. */
final class AccountState {

    /** What is left of an account that was erased; nobody can have such a name. */
    private static final String ERASED = "deleted user";

    private final UserId id;
    private final Map<String, String> attributes = new LinkedHashMap<>();

    private Optional<Username> name;
    private Optional<byte[]> passwordHash = Optional.empty();
    private boolean active = true;
    private Optional<String> displayName = Optional.empty();
    private Optional<String> avatar = Optional.empty();

    AccountState(UserId id, Username name) {
        this.id = id;
        this.name = Optional.of(name);
    }

    User user() {
        return new MemoryUser(id, name.map(Username::value).orElse(ERASED));
    }

    Optional<Username> name() {
        return name;
    }

    boolean isActive() {
        return active && !isErased();
    }

    boolean isErased() {
        return name.isEmpty();
    }

    boolean activate(boolean on) {
        boolean change = active != on;
        active = on;
        return change;
    }

    void erase() {
        name = Optional.empty();
        passwordHash = Optional.empty();
        displayName = Optional.empty();
        avatar = Optional.empty();
        attributes.clear();
    }

    void setPassword(Password password) {
        passwordHash = Optional.of(hash(password));
    }

    boolean hasPassword(Password password) {
        byte[] tried = hash(password);
        return passwordHash.filter(hash -> MessageDigest.isEqual(hash, tried)).isPresent();
    }

    /** Fast, as tests want it, and of no use anywhere else. */
    private static byte[] hash(Password password) {
        byte[] bytes = password.utf8();
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    Profile profile() {
        return new Profile(user(), displayName, avatar.map(URI::create), attributes);
    }

    Profile update(ProfileUpdate update) {
        Map<String, String> next = new LinkedHashMap<>(attributes);
        update.attributes().forEach((key, value) -> {
            if (value.isEmpty()) {
                next.remove(key);
            } else {
                next.put(key, value);
            }
        });
        // its constructor knows the limits
        new ProfileUpdate(Optional.empty(), Optional.empty(), next);
        attributes.clear();
        attributes.putAll(next);
        displayName = update.displayName().or(() -> displayName).filter(value -> !value.isEmpty());
        avatar = update.avatar().or(() -> avatar).filter(value -> !value.isEmpty());
        return profile();
    }
}
