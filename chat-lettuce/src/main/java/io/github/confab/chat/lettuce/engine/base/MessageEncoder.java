package io.github.confab.chat.lettuce.engine.base;

import io.github.confab.chat.lettuce.wire.Content;
import io.github.confab.chat.lettuce.wire.MessageCodec;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageTooLargeException;
import java.nio.charset.StandardCharsets;

/**
 * Drafts in the form they are stored in, if they are not too large.
 *
 * @param codePoints how many a text may have
 * @param bytes how many a text may have in UTF-8
 */
public record MessageEncoder(int codePoints, int bytes) {

    /** A frame, a page and a script call are all sized for it; see engine budgets in docs/delivery.md. */
    private static final int MAX_PAYLOAD = 64 * 1024;

    /** @throws MessageTooLargeException if the text has too many code points or bytes */
    public void check(String text) {
        int points = text.codePointCount(0, text.length());
        if (points > codePoints) {
            throw new MessageTooLargeException("message text", points, codePoints, "code points");
        }
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length > bytes) {
            throw new MessageTooLargeException("message text", length, bytes, "bytes");
        }
    }

    /**
     * @param username how its author is called
     * @param draft what is said
     * @return its bytes
     * @throws MessageTooLargeException if it is too large
     */
    public byte[] encode(String username, Draft draft) {
        return encode(username, draft, draft.content());
    }

    /**
     * As {@link #encode(String, Draft)}, of a draft that is found to say something more, or less.
     *
     * @param said what it says
     */
    public byte[] encode(String username, Draft draft, MessageContent said) {
        check(said.text());
        byte[] payload = MessageCodec.JSON.encode(new Content(username, said, draft.replyTo(), draft.expiry()));
        if (payload.length > MAX_PAYLOAD) {
            // control characters take six bytes each in JSON
            throw new MessageTooLargeException("encoded message", payload.length, MAX_PAYLOAD, "bytes");
        }
        return payload;
    }
}
