package io.github.confab.chat.model;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a user shows of themselves. Immutable; safe to share between threads.
 *
 * @param user who
 * @param displayName what to call them; not unique, any language
 * @param avatar a picture, http or https
 * @param attributes what the application keeps with it
 */
public record Profile(User user, Optional<String> displayName, Optional<URI> avatar, Map<String, String> attributes) {

    /** How many attributes a profile may have. */
    public static final int MAX_ATTRIBUTES = 16;

    /** How large names and values of all attributes may be together, in bytes of UTF-8. */
    public static final int MAX_ATTRIBUTE_BYTES = 1024;

    /** @throws InvalidArgumentException if an argument is null */
    public Profile {
        Rules.present("user", user);
        Rules.present("display name", displayName);
        Rules.present("avatar", avatar);
        attributes = Map.copyOf(Rules.present("profile attributes", attributes));
    }
}
