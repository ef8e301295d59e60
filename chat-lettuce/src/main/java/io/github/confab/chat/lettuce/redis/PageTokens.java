package io.github.confab.chat.lettuce.redis;

import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** What stands behind the opaque tokens of pages: the place where the next page begins, in base64url. */
final class PageTokens {

    private static final Pattern SCAN = Pattern.compile("s([1-9]\\d{0,19})");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private PageTokens() {}

    static String of(String place) {
        return ENCODER.encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidArgumentException if it is no base64url of UTF-8 text */
    static String place(String token) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (of(place).equals(token)) {
                return place;
            }
        } catch (IllegalArgumentException notBase64) {
            throw foreign();
        }
        throw foreign();
    }

    static String ofScan(String cursor) {
        return of("s" + cursor);
    }

    /** @throws InvalidArgumentException if it is no token of {@link #ofScan} */
    static String scanCursor(String token) {
        var cursor = SCAN.matcher(place(token));
        if (!cursor.matches()) {
            throw foreign();
        }
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(cursor.group(1)));
        } catch (NumberFormatException beyond64Bits) {
            throw foreign();
        }
    }

    /**
     * Where a page of users ended.
     *
     * @throws InvalidArgumentException if it is no token of a user id
     */
    static UserId user(String token) {
        try {
            return UserId.of(place(token));
        } catch (InvalidArgumentException foreign) {
            throw foreign();
        }
    }

    static InvalidArgumentException foreign() {
        return new InvalidArgumentException("page token", "must be the next() of a page of the same list");
    }
}
