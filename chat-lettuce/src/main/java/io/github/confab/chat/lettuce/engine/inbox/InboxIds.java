package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** The ids of the channels that inboxes are. Other channels have ids of 22 characters, so these are free. */
public final class InboxIds {

    private static final String PREFIX = "in-";
    private static final Pattern FORM = Pattern.compile("in-[A-Za-z0-9_-]{43}");

    private InboxIds() {}

    public static ChannelId of(UserId user) {
        return ChannelId.of(PREFIX + digest(user.value()));
    }

    /** Whether it is the id of an inbox, which nobody reaches as a channel. */
    public static boolean isReserved(ChannelId id) {
        return FORM.matcher(id.value()).matches();
    }

    /** SHA-256 in base64url: 43 characters. */
    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
