package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.UserId;

/**
 * What a password is checked against.
 *
 * @param user whose
 * @param username as typed
 * @param passwordHash empty if the account has no password
 * @param version grows with each password that is set
 * @param active whether the account is in use
 */
public record StoredCredential(UserId user, String username, String passwordHash, String version, boolean active) {

    /** Hides the hash. */
    @Override
    public String toString() {
        return "StoredCredential[" + user + ", version " + version + "]";
    }
}
