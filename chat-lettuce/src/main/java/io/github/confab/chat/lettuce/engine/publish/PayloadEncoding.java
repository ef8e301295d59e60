package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.engine.publish.Outgoing.Encoded;
import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.MessageTooLargeException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** Drafts in the form they are stored in. */
final class PayloadEncoding {

    /** A frame, a page and a script call are all sized for it; see engine budgets in docs/delivery.md. */
    private static final int MAX_PAYLOAD = 64 * 1024;

    private static final int HASH_BYTES = 8;

    /** An id of a named user in JSON. */
    private static final int BYTES_PER_MENTION = 67;

    private static final int BYTES_OF_CALLS = 32;

    /** As the draft has it; whom its text mentions comes later. */
    Encoded encode(Author author, Draft draft, MentionText text) {
        Mentions mentions = new Mentions(draft.mentions(), Set.of());
        byte[] payload = payload(author.username(), draft, mentions);
        if (payload.length > MAX_PAYLOAD) {
            // control characters take six bytes each in JSON
            throw new MessageTooLargeException("encoded message", payload.length, MAX_PAYLOAD, "bytes");
        }
        int room = text.isEmpty() ? 0 : BYTES_OF_CALLS + text.mentions().size() * BYTES_PER_MENTION;
        return new Encoded(draft, payload, draft.key().isPresent() ? hash(draft, mentions) : "", mentions, room);
    }

    /** With those whom its text mentions, unless that makes it too large. */
    Encoded with(Mentions found, Outgoing message) {
        Encoded before = message.encoded();
        Mentions all = before.mentions().and(found);
        if (all.equals(before.mentions())) {
            return before;
        }
        byte[] payload = payload(message.author().username(), before.draft(), all);
        return payload.length > MAX_PAYLOAD
                ? before
                : new Encoded(before.draft(), payload, before.hash(), all, before.room());
    }

    private static byte[] payload(String username, Draft draft, Mentions mentions) {
        return MessageCodec.JSON.encode(new Content(username, draft.text(), draft.attributes(), mentions.users()));
    }

    /**
     * Of what the draft says, not of who says it: a retry is the same message after its author was renamed; and not of
     * whom its text is found to mention, which may be another one at the retry.
     */
    private static String hash(Draft draft, Mentions mentions) {
        byte[] said = payload("", draft, mentions);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
