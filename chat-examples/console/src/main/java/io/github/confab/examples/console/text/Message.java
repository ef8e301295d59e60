package io.github.confab.examples.console.text;

import io.github.confab.chat.model.StreamMessage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a message looks on a line: for people, and for machines. */
public final class Message {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Message() {}

    /** {@code [2026-11-25 10:00:00] user: text}, in the zone of the reader. */
    public static String plain(StreamMessage message) {
        String time = TIME.format(message.timestamp().atZone(ZoneId.systemDefault()));
        String said = message.isDeleted() ? "(deleted)" : message.text() + (message.isEdited() ? " (edited)" : "");
        return "[" + time + "] " + message.author().username() + ": " + said;
    }

    /** One line of an export, which {@code import} reads. */
    public static JsonText.Fields json(StreamMessage message) {
        return out -> {
            out.writeStringProperty("type", "message");
            out.writeStringProperty("id", message.id().toString());
            out.writeStringProperty("channel", message.channelId().value());
            out.writeStringProperty("time", message.timestamp().toString());
            out.writeObjectPropertyStart("author");
            out.writeStringProperty("id", message.author().id().value());
            out.writeStringProperty("username", message.author().username());
            out.writeEndObject();
            out.writeStringProperty("text", message.text());
            out.writeObjectPropertyStart("attributes");
            message.attributes().forEach(out::writeStringProperty);
            out.writeEndObject();
            out.writeArrayPropertyStart("mentions");
            message.mentions().forEach(user -> out.writeString(user.value()));
            out.writeEndArray();
            message.replyTo().ifPresent(id -> out.writeStringProperty("replyTo", id.toString()));
            if (message.isEdited()) {
                out.writeBooleanProperty("edited", true);
            }
            if (message.isDeleted()) {
                out.writeBooleanProperty("deleted", true);
            }
            out.writeStringProperty("tag", message.tag());
            out.writeStringProperty("cursor", message.cursor().toString());
        };
    }
}
