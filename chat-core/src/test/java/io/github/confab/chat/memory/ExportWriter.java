package io.github.confab.chat.memory;

import io.github.confab.chat.model.ChannelInfo;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageVersion;
import io.github.confab.chat.model.Profile;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.StreamMessage;
import io.github.confab.chat.model.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines of JSON, with just as much of it as an export needs. */
final class ExportWriter {

    private final StringBuilder line = new StringBuilder();

    private ExportWriter(String type) {
        line.append("{\"type\":").append(text(type));
    }

    static String account(Profile profile) {
        ExportWriter out = new ExportWriter("account")
                .with("id", profile.user().id().value())
                .with("username", profile.user().username());
        profile.displayName().ifPresent(name -> out.with("displayName", name));
        profile.avatar().ifPresent(url -> out.with("avatar", url.toString()));
        return out.with("attributes", profile.attributes()).end();
    }

    static String membership(ChannelInfo channel) {
        return new ExportWriter("membership").in(channel).end();
    }

    static String scheduled(ScheduledMessage message) {
        ExportWriter out = new ExportWriter("scheduled")
                .with("channel", message.channel().value())
                .with("id", message.id().value())
                .with("due", message.due().toString());
        message.failure().ifPresent(why -> out.with("failure", why.name()));
        return out.says(
                        message.draft().text(),
                        message.draft().attributes(),
                        message.draft().mentions())
                .end();
    }

    static String written(ChannelInfo channel, StreamMessage message, MessageVersion version) {
        boolean first = version.number() == 0;
        ExportWriter out = new ExportWriter(first ? "message" : "edit")
                .in(channel)
                .with("id", version.id().toString())
                .with("time", version.id().timestamp().toString());
        if (first) {
            out.with("tag", message.tag());
            message.state()
                    .deletion()
                    .ifPresent(gone -> out.with("deleted", gone.id().timestamp().toString()));
        } else {
            out.with("message", message.id().toString());
        }
        MessageContent said = version.content();
        return out.with("username", message.author().username())
                .says(said.text(), said.attributes(), said.mentions())
                .end();
    }

    static String end(long messages) {
        ExportWriter out = new ExportWriter("end");
        out.line.append(",\"messages\":").append(messages);
        return out.end();
    }

    private ExportWriter in(ChannelInfo channel) {
        return with("channel", channel.id().value())
                .with("channelName", channel.name().value());
    }

    private ExportWriter says(String text, Map<String, String> attributes, List<UserId> mentions) {
        with("text", text).with("attributes", attributes);
        line.append(",\"mentions\":[")
                .append(mentions.stream().map(user -> text(user.value())).collect(Collectors.joining(",")))
                .append(']');
        return this;
    }

    private ExportWriter with(String name, String value) {
        line.append(',').append(text(name)).append(':').append(text(value));
        return this;
    }

    private ExportWriter with(String name, Map<String, String> pairs) {
        line.append(',')
                .append(text(name))
                .append(":{")
                .append(pairs.entrySet().stream()
                        .map(pair -> text(pair.getKey()) + ":" + text(pair.getValue()))
                        .collect(Collectors.joining(",")))
                .append('}');
        return this;
    }

    private String end() {
        return line.append('}').toString();
    }

    private static String text(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
