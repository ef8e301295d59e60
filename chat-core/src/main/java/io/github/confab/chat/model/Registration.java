package io.github.confab.chat.model;

import java.util.Optional;

/**
 * A new account: whose, and asked for from where. Immutable; safe to share between threads.
 *
 * @param credentials name and password; the password must not be weak, see {@link Password#refuseIfWeak}
 * @param source where it comes from, such as an IP address; too many from one are refused. Only its hash is stored, and
 *     only for an hour; 1 to 256 characters
 */
public record Registration(Credentials credentials, Optional<String> source) {

    /** @throws InvalidArgumentException if an argument is null or breaks a rule above */
    public Registration {
        Rules.present("credentials", credentials).password().refuseIfWeak(credentials.username());
        Rules.present("source", source).ifPresent(Sources::check);
    }

    /**
     * @param credentials name and password
     * @return a registration from an unknown source
     * @throws InvalidArgumentException if the password is weak
     */
    public static Registration of(Credentials credentials) {
        return new Registration(credentials, Optional.empty());
    }

    /**
     * @param address where it comes from, such as an IP address
     * @return this registration with that source
     */
    public Registration from(String address) {
        return new Registration(credentials, Optional.of(Rules.present("source", address)));
    }
}
