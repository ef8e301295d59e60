package io.github.confab.chat.lettuce.engine.publish;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.lettuce.engine.publish.Outgoing.Encoded;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.MessageTooLargeException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** Drafts in the form they are stored in, before and after it is known whom their text mentions. */
final class PayloadEncoding {

    private static final int HASH_BYTES = 8;

    private final MessageEncoder encoder;

    PayloadEncoding(MessageEncoder encoder) {
        this.encoder = encoder;
    }

    /** As far as is known at once: whom the text mentions is not, nor whether the author may call everybody. */
    Encoded encode(Author author, Draft draft) {
        MentionText open =
                MentionText.in(draft.text()).calling(draft.content().extras().calls());
        Mentions mentions = new Mentions(draft.mentions(), Set.of());
        byte[] payload = encoder.encode(author.username(), draft, mentions.in(draft.content()));
        return new Encoded(draft, payload, hashAndEnd(draft), mentions, open);
    }

    private String hashAndEnd(Draft draft) {
        String hash = draft.key().isPresent() ? hash(draft) : "";
        return draft.expiry().map(life -> hash + "~" + life.toMillis()).orElse(hash);
    }

    /** With those whom it is found to mention, unless that makes it too large. */
    Encoded with(Mentions found, Outgoing message) {
        Encoded before = message.encoded();
        Draft draft = before.draft();
        Mentions all = before.mentions().and(found);
        if (all.equals(before.mentions())) {
            return before;
        }
        try {
            byte[] payload = encoder.encode(message.author().username(), draft, all.in(draft.content()));
            return new Encoded(draft, payload, before.hash(), all, before.open());
        } catch (MessageTooLargeException withThem) {
            return before;
        }
    }

    /**
     * Of what the draft says, not of who says it: a retry is the same message after its author was renamed; and not of
     * whom its text is found to mention, which may be another one at the retry.
     */
    private String hash(Draft draft) {
        byte[] said = encoder.encode("", draft);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
