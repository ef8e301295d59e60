package io.github.confab.chat.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A message as its author writes it, before the channel gives it an id. Immutable; safe to share between threads.
 *
 * @param text what is said; stored exactly as given (control characters too: who renders it neutralises them). Not
 *     blank, well-formed Unicode. Its size limit is an option of the backend and is checked by {@code publish}
 * @param attributes up to 16 pairs that travel with the message, together at most 1 024 UTF-8 bytes; names are 1 to 64
 *     of {@code A-Z a-z 0-9 _ . -}; iteration keeps the order of insertion
 * @param key the application's idempotency key, if any
 * @param mentions up to 50 users whom the message mentions, each once; those who are members are told, see
 *     {@link #mentioning}
 */
public record Draft(String text, Map<String, String> attributes, Optional<IdempotencyKey> key, List<UserId> mentions) {

    private static final int MAX_MENTIONS = 50;
    private static final int MAX_ATTRIBUTES = 16;
    private static final int MAX_ATTRIBUTE_BYTES = 1024;
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** @throws InvalidArgumentException if a rule above is broken */
    public Draft {
        if (Rules.wellFormed("message text", text).isBlank()) {
            throw new InvalidArgumentException("message text", "must not be blank");
        }
        attributes = checked(Rules.present("message attributes", attributes));
        Rules.present("idempotency key", key);
        mentions = once(Rules.present("mentions", mentions));
    }

    /**
     * @param text what is said
     * @return a draft without attributes and key
     * @throws InvalidArgumentException if {@code text} is null, blank or ill-formed Unicode
     */
    public static Draft text(String text) {
        return new Draft(text, Map.of(), Optional.empty(), List.of());
    }

    /**
     * @param name the attribute's name
     * @param value its value, replacing an earlier one
     * @return this draft with the attribute
     * @throws InvalidArgumentException if the attributes break their limits
     */
    public Draft withAttribute(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new Draft(text, more, key, mentions);
    }

    /**
     * @param idempotencyKey makes repeating this publish safe, also from another process
     * @return this draft with the key
     */
    public Draft withKey(IdempotencyKey idempotencyKey) {
        return new Draft(text, attributes, Optional.of(Rules.present("idempotency key", idempotencyKey)), mentions);
    }

    /**
     * Mentions users, besides those mentioned already: each of them who is a member of the channel finds the message in
     * their mention count and in their inbox. Who is no member is not told.
     *
     * @param users whom; somebody named twice is mentioned once
     * @return this draft with the mentions
     * @throws InvalidArgumentException if a user is null, or more than 50 are mentioned
     */
    public Draft mentioning(UserId... users) {
        List<UserId> more = new ArrayList<>(mentions);
        more.addAll(Arrays.asList(Rules.present("mentions", users)));
        return new Draft(text, attributes, key, more);
    }

    private static List<UserId> once(List<UserId> users) {
        Set<UserId> distinct = new LinkedHashSet<>();
        users.forEach(user -> distinct.add(Rules.present("mentioned user", user)));
        Rules.between("number of mentions", 0, MAX_MENTIONS, distinct.size());
        return List.copyOf(distinct);
    }

    private static Map<String, String> checked(Map<String, String> attributes) {
        Rules.between("number of message attributes", 0, MAX_ATTRIBUTES, attributes.size());
        int bytes = 0;
        for (Map.Entry<String, String> pair : attributes.entrySet()) {
            Rules.matching("message attribute name", ATTRIBUTE_NAME, pair.getKey());
            Rules.wellFormed("message attribute " + pair.getKey(), pair.getValue());
            bytes += pair.getKey().length() + Rules.utf8Length(pair.getValue());
        }
        if (bytes > MAX_ATTRIBUTE_BYTES) {
            throw new MessageTooLargeException("message attributes", bytes, MAX_ATTRIBUTE_BYTES, "bytes");
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
