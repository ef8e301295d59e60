package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.UserId;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What is kept of a user, as lines of JSON for people and other programs; see docs/messages.md for the fields. */
public final class ExportLines {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String ATTRIBUTE = "@";

    private ExportLines() {}

    /**
     * @param user who
     * @param facts the fields of the account
     * @param sessions where the user is logged in
     */
    public static String account(UserId user, Map<String, String> facts, List<SessionInfo> sessions) {
        return line("account", out -> {
            out.writeStringProperty("id", user.value());
            facts.forEach((field, value) -> fact(out, field, value));
            out.writeObjectPropertyStart("attributes");
            facts.forEach((field, value) -> {
                if (field.startsWith(ATTRIBUTE)) {
                    out.writeStringProperty(field.substring(1), value);
                }
            });
            out.writeEndObject();
            out.writeArrayPropertyStart("sessions");
            sessions.forEach(session -> session(out, session));
            out.writeEndArray();
        });
    }

    private static void fact(JsonGenerator out, String field, String value) {
        if (field.equals("createdAt")) {
            out.writeStringProperty(
                    field, Instant.ofEpochMilli(Numbers.count(value)).toString());
        } else if (!field.startsWith(ATTRIBUTE)) {
            out.writeStringProperty(field, value);
        }
    }

    private static void session(JsonGenerator out, SessionInfo session) {
        out.writeStartObject();
        out.writeStringProperty("device", session.device());
        out.writeStringProperty("createdAt", session.createdAt().toString());
        out.writeStringProperty("lastSeenAt", session.lastSeenAt().toString());
        out.writeEndObject();
    }

    /** That the user is a member of a channel. */
    public static String membership(ChannelId channel, String name) {
        return line("membership", out -> channel(out, channel, name));
    }

    /** A message that waits to be sent, or was refused. */
    public static String scheduled(ScheduledMessage message) {
        return line("scheduled", out -> {
            out.writeStringProperty("channel", message.channel().value());
            out.writeStringProperty("id", message.id().value());
            out.writeStringProperty("due", message.due().toString());
            message.failure().ifPresent(why -> out.writeStringProperty("failure", why.name()));
            content(out, message.draft().content(), message.draft().replyTo());
        });
    }

    /** A message of the user or an edit of one; of what cannot be read, that it is there. */
    public static String written(ChannelId channel, String name, Entry entry) {
        boolean message = entry.isMessage();
        Content content;
        try {
            content = MessageCodec.JSON.decode(entry.payload());
        } catch (CorruptEntryException unreadable) {
            return line("unreadable", out -> place(out, channel, name, entry));
        }
        return line(message ? "message" : "edit", out -> {
            place(out, channel, name, entry);
            if (message) {
                out.writeStringProperty("tag", entry.header().tag());
                entry.overlay()
                        .state()
                        .deletion()
                        .ifPresent(gone -> out.writeStringProperty(
                                "deleted", gone.id().timestamp().toString()));
            } else {
                out.writeStringProperty("message", entry.target().toString());
            }
            out.writeStringProperty("username", content.username());
            content(out, content.said(), content.replyTo());
        });
    }

    /** That nothing is missing. */
    public static String end(long messages) {
        return line("end", out -> out.writeNumberProperty("messages", messages));
    }

    private static void place(JsonGenerator out, ChannelId channel, String name, Entry entry) {
        channel(out, channel, name);
        out.writeStringProperty("id", entry.id().toString());
        out.writeStringProperty("time", entry.id().timestamp().toString());
    }

    private static void channel(JsonGenerator out, ChannelId channel, String name) {
        out.writeStringProperty("channel", channel.value());
        out.writeStringProperty("channelName", name);
    }

    private static void content(JsonGenerator out, MessageContent said, Optional<MessageId> replyTo) {
        out.writeStringProperty("text", said.text());
        out.writeObjectPropertyStart("attributes");
        said.attributes().forEach(out::writeStringProperty);
        out.writeEndObject();
        out.writeArrayPropertyStart("mentions");
        said.mentions().forEach(user -> out.writeString(user.value()));
        out.writeEndArray();
        replyTo.ifPresent(message -> out.writeStringProperty("replyTo", message.toString()));
        extras(out, said.extras());
    }

    private static void extras(JsonGenerator out, Extras extras) {
        if (!extras.attachments().isEmpty()) {
            out.writeArrayPropertyStart("attachments");
            extras.attachments().forEach(attachment -> attachment(out, attachment));
            out.writeEndArray();
        }
        extras.quote().ifPresent(quote -> {
            out.writeObjectPropertyStart("quote");
            out.writeStringProperty("channel", quote.channel().value());
            out.writeStringProperty("message", quote.message().toString());
            out.writeStringProperty("author", quote.author().value());
            out.writeStringProperty("text", quote.text());
            out.writeEndObject();
        });
        extras.payload().ifPresent(payload -> {
            out.writeObjectPropertyStart("payload");
            out.writeStringProperty("type", payload.type());
            out.writeStringProperty("data", payload.data());
            out.writeEndObject();
        });
        if (!extras.calls().isEmpty()) {
            out.writeArrayPropertyStart("calls");
            extras.calls().forEach(call -> out.writeString(call.name()));
            out.writeEndArray();
        }
    }

    private static void attachment(JsonGenerator out, Attachment attachment) {
        out.writeStartObject();
        out.writeStringProperty("url", attachment.url().toString());
        out.writeStringProperty("mediaType", attachment.mediaType());
        attachment.name().ifPresent(name -> out.writeStringProperty("name", name));
        attachment.size().ifPresent(size -> out.writeNumberProperty("size", size));
        out.writeEndObject();
    }

    private static String line(String type, Consumer<JsonGenerator> fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            out.writeStartObject();
            out.writeStringProperty("type", type);
            fields.accept(out);
            out.writeEndObject();
        }
        return line.toString();
    }
}
