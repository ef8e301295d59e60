package io.github.confab.chat.contract;

import static io.github.confab.chat.contract.Given.get;

import io.github.confab.chat.Channel;
import io.github.confab.chat.error.ForbiddenException;
import io.github.confab.chat.error.MessageNotFoundException;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Reaction;
import java.util.Random;

/** Something or other that becomes of a message. */
final class MessageLives {

    private MessageLives() {}

    /** Does something to a message, if it still may be done. */
    static void act(Random random, Channel owner, Channel writer, MessageId target, int number) {
        try {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> get(writer.messages().edit(target, Draft.text("edit " + number)));
                case 3 -> get(owner.messages().delete(target));
                case 4 -> get(owner.messages().erase(target));
                case 5, 6 -> get(writer.reactions().toggle(target, Reaction.of(":r" + random.nextInt(3) + ":")));
                case 7 -> get(owner.reactions().toggle(target, Reaction.of(":r" + random.nextInt(3) + ":")));
                default -> get(writer.publish(Draft.text("reply " + number).replyingTo(target)));
            }
        } catch (ForbiddenException | MessageNotFoundException refused) {
            // another one's, deleted or trimmed by now: a life goes on
            return;
        }
    }
}
