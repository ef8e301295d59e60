package io.github.confab.chat.lettuce.engine.inbox;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The ids of the channels that inboxes are: reserved, see {@link io.github.confab.chat.lettuce.engine.base.NoSuchChannel}. */
final class InboxIds {

    private static final String PREFIX = "in-";

    private InboxIds() {}

    static ChannelId of(UserId user) {
        return ChannelId.of(PREFIX + digest(user.value()));
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
