package io.github.confab.chat.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Changes to a profile; what is not named stays as it is. Immutable; safe to share between threads.
 *
 * @param displayName the new one, 1 to 64 code points, or the empty text to remove it; empty: it stays
 * @param avatar the new one, an http or https URL of at most 1 024 characters, or the empty text to remove it; empty: it
 *     stays
 * @param attributes those that change, with the empty text for one to remove; names are 1 to 64 of
 *     {@code A-Z a-z 0-9 _ . -}. A profile has at most 16, of together at most 1 024 bytes in UTF-8
 */
public record ProfileUpdate(Optional<String> displayName, Optional<String> avatar, Map<String, String> attributes) {

    private static final int MAX_NAME = 64;
    private static final int MAX_URL = 1024;
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final ProfileUpdate NOTHING = new ProfileUpdate(Optional.empty(), Optional.empty(), Map.of());

    /** @throws InvalidArgumentException if an argument is null or breaks a rule above */
    public ProfileUpdate {
        displayName = Rules.present("display name", displayName).map(ProfileUpdate::checkedName);
        Rules.present("avatar", avatar).ifPresent(ProfileUpdate::checkAvatar);
        attributes = checked(Rules.present("profile attributes", attributes));
    }

    /** A change of nothing, to add changes to. */
    public static ProfileUpdate none() {
        return NOTHING;
    }

    /**
     * @param name what to call the user; the empty text removes it
     * @return these changes and that one
     */
    public ProfileUpdate displayName(String name) {
        return new ProfileUpdate(Optional.of(Rules.present("display name", name)), avatar, attributes);
    }

    /**
     * @param url an http or https address of a picture; the empty text removes it
     * @return these changes and that one
     */
    public ProfileUpdate avatar(String url) {
        return new ProfileUpdate(displayName, Optional.of(Rules.present("avatar", url)), attributes);
    }

    /**
     * @param name of the attribute
     * @param value its new value; the empty text removes it
     * @return these changes and that one
     */
    public ProfileUpdate attribute(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new ProfileUpdate(displayName, avatar, more);
    }

    private static String checkedName(String name) {
        String trimmed = Unicode.trimmed(Rules.wellFormed("display name", name));
        String composed = Unicode.composed("display name", trimmed, MAX_NAME);
        Unicode.atMostCodePoints("display name", composed, MAX_NAME);
        Unicode.refuseHidden("display name", composed);
        return composed;
    }

    private static void checkAvatar(String url) {
        Rules.wellFormed("avatar", url);
        if (!url.isEmpty() && !isWebAddress(url)) {
            throw new InvalidArgumentException(
                    "avatar", "must be an http or https URL of at most 1024 characters, got: " + Rules.shown(url));
        }
    }

    private static boolean isWebAddress(String url) {
        if (url.length() > MAX_URL) {
            return false;
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            // without user info: a password in a picture's address is a mistake, and user@host a trick
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException foreign) {
            return false;
        }
    }

    private static Map<String, String> checked(Map<String, String> attributes) {
        Rules.between("number of profile attributes", 0, Profile.MAX_ATTRIBUTES, attributes.size());
        int bytes = 0;
        for (Map.Entry<String, String> pair : attributes.entrySet()) {
            Rules.matching("profile attribute name", ATTRIBUTE_NAME, pair.getKey());
            Rules.wellFormed("profile attribute " + pair.getKey(), pair.getValue());
            bytes += pair.getKey().length() + Rules.utf8Length(pair.getValue());
        }
        if (bytes > Profile.MAX_ATTRIBUTE_BYTES) {
            throw new MessageTooLargeException("profile attributes", bytes, Profile.MAX_ATTRIBUTE_BYTES, "bytes");
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
