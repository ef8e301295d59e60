package io.github.confab.chat.lettuce.engine.message;

import io.github.confab.chat.lettuce.engine.base.Author;
import io.github.confab.chat.lettuce.engine.base.MentionLookup;
import io.github.confab.chat.lettuce.engine.base.Mentions;
import io.github.confab.chat.lettuce.engine.base.MessageEncoder;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MentionText;
import io.github.confab.chat.model.MessageTooLargeException;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What an edit makes a message say: whom its text mentions is stored as at a publish; nobody is told once more. */
final class EditEncoding {

    private final MessageEncoder encoder;
    private final MentionLookup mentions;

    EditEncoding(MessageEncoder encoder, MentionLookup mentions) {
        this.encoder = encoder;
        this.mentions = mentions;
    }

    /** Emits its bytes; throws at the call if it is too large. */
    Mono<byte[]> encode(ChannelId channel, Author author, Draft draft) {
        MentionText open =
                MentionText.in(draft.text()).calling(draft.content().extras().calls());
        Mentions named = new Mentions(draft.mentions(), Set.of());
        byte[] plain = encoder.encode(author.username(), draft, named.in(draft.content()));
        return open.isEmpty()
                ? Mono.just(plain)
                : mentions.meant(channel, author, open).map(found -> with(named.and(found), author, draft, plain));
    }

    private byte[] with(Mentions all, Author author, Draft draft, byte[] plain) {
        try {
            return encoder.encode(author.username(), draft, all.in(draft.content()));
        } catch (MessageTooLargeException withThem) {
            return plain;
        }
    }
}
