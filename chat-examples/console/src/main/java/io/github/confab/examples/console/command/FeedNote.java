package io.github.confab.examples.console.command;

import io.github.confab.chat.model.FeedEvent;
import io.github.confab.chat.model.FeedEvent.CaughtUp;
import io.github.confab.chat.model.FeedEvent.CorruptEntry;
import io.github.confab.chat.model.FeedEvent.Gap;
import io.github.confab.chat.model.FeedEvent.MessageDeleted;
import io.github.confab.chat.model.FeedEvent.MessageEdited;
import io.github.confab.chat.model.FeedEvent.Reset;
import io.github.confab.chat.model.FeedEvent.Rewritten;
import io.github.confab.examples.console.text.JsonText;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reader must know besides the messages.
 *
 * @param text for people
 * @param fields for machines
 */
record FeedNote(String text, JsonText.Fields fields) {

    /** Empty if the event is nothing that a reader must know. */
    static Optional<FeedNote> of(FeedEvent event) {
        if (event instanceof CaughtUp up) {
            return note(
                    "caught-up",
                    "what follows is live",
                    out -> out.writeStringProperty("head", up.head().toString()));
        } else if (event instanceof Gap gap) {
            String reason = gap.reason().name().toLowerCase(Locale.ROOT);
            return note("gap", gap.messages() + " messages are gone: " + reason, out -> {
                out.writeNumberProperty("messages", gap.messages());
                out.writeStringProperty("reason", reason);
            });
        } else if (event instanceof Rewritten rewritten) {
            return note(
                    "rewritten",
                    "Redis lost what came after " + rewritten.fork(),
                    out -> out.writeStringProperty("fork", rewritten.fork().toString()));
        } else if (event instanceof Reset) {
            return note("reset", "the history of this channel began anew", out -> {});
        } else if (event instanceof MessageEdited edited) {
            String text = edited.content().text();
            return note("edited", "message " + edited.target() + " says now: " + text, out -> {
                out.writeStringProperty("target", edited.target().toString());
                out.writeStringProperty("text", text);
            });
        } else if (event instanceof MessageDeleted deleted) {
            return note(
                    "deleted",
                    "message " + deleted.target() + " was deleted",
                    out -> out.writeStringProperty("target", deleted.target().toString()));
        } else if (event instanceof CorruptEntry corrupt) {
            return note("corrupt", "entry " + corrupt.entryId() + " is skipped: " + corrupt.problem(), out -> {
                out.writeStringProperty("entry", corrupt.entryId());
                out.writeStringProperty("problem", corrupt.problem());
            });
        }
        return Optional.empty();
    }

    private static Optional<FeedNote> note(String type, String text, JsonText.Fields more) {
        return Optional.of(new FeedNote("-- " + text + " --", out -> {
            out.writeStringProperty("type", type);
            more.write(out);
        }));
    }
}
