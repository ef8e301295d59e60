package io.github.confab.chat.model;

/**
 * A name and its password, as somebody typed them. Immutable but for {@link Password#wipe()}; safe to share between
 * threads.
 *
 * @param username whose account
 * @param password the proof
 */
public record Credentials(Username username, Password password) {

    /** @throws InvalidArgumentException if an argument is null */
    public Credentials {
        Rules.present("username", username);
        Rules.present("password", password);
    }

    /**
     * @param username the name as it was typed
     * @param password as of {@link Password#of(CharSequence)}
     * @return the credentials
     * @throws InvalidArgumentException if either breaks a rule
     */
    public static Credentials of(String username, CharSequence password) {
        return new Credentials(Username.of(username), Password.of(password));
    }

    /**
     * @param username the name as it was typed
     * @param password as of {@link Password#of(char[])}
     * @return the credentials
     * @throws InvalidArgumentException if either breaks a rule
     */
    public static Credentials of(String username, char[] password) {
        return new Credentials(Username.of(username), Password.of(password));
    }
}
