package io.github.confab.examples.console.command;

import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.IdempotencyKey;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.examples.console.text.BadDataException;
import io.github.confab.examples.console.text.JsonText;
import io.github.confab.examples.console.text.LineReader.Line;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Makes messages of lines, in their order, each with a key that is the same whenever the same is imported. An exported
 * message is named by its channel and id. A plain line is named by itself and all lines before it, so that equal lines
 * are different messages and a file that has grown is the same as far as it was. Not for use by many threads.
 */
final class ImportLines {

    static final String KEY_PREFIX = "import-";

    /** What the lines are. Lower case, as it is typed. */
    enum Format {
        auto,
        ndjson,
        plain
    }

    private Format format;
    private String above;

    /** @param name begins the names of plain lines */
    ImportLines(Format format, String name) {
        this.format = format;
        this.above = name;
    }

    /** Empty if the line is blank, an export's remark, or a message that says nothing any more. */
    Optional<Draft> draft(Line line) {
        if (line.text().isBlank()) {
            return Optional.empty();
        }
        above = digest(above, line.text());
        if (format == Format.auto) {
            format = JsonText.parse(line.text()).filter(ImportLines::isMessage).isPresent()
                    ? Format.ndjson
                    : Format.plain;
        }
        return format == Format.plain ? Optional.of(Draft.text(line.text()).withKey(key(above))) : exported(line);
    }

    private Optional<Draft> exported(Line line) {
        Map<String, Object> message = JsonText.parse(line.text())
                .orElseThrow(() -> new BadDataException(
                        "line " + line.number() + " is no JSON object as export writes it; or say --format plain"));
        String text = text(message, "text");
        if (!isMessage(message) || text.isBlank()) {
            return Optional.empty();
        }
        Draft draft = Draft.text(text);
        if (message.get("attributes") instanceof Map<?, ?> attributes) {
            for (Map.Entry<?, ?> pair : attributes.entrySet()) {
                draft = draft.withAttribute(
                        pair.getKey().toString(), pair.getValue().toString());
            }
        }
        draft = withOrigin(draft, "imported.author", author(message));
        draft = withOrigin(draft, "imported.time", text(message, "time"));
        String id = text(message, "id");
        return Optional.of(
                draft.withKey(key(id.isEmpty() ? above : digest(text(message, "channel"), id + "\n" + text))));
    }

    /** Who wrote it, and when, stays with it through any number of imports, unless the attributes are full. */
    private static Draft withOrigin(Draft draft, String attribute, String value) {
        if (value.isEmpty() || draft.attributes().containsKey(attribute)) {
            return draft;
        }
        try {
            return draft.withAttribute(attribute, value);
        } catch (InvalidArgumentException full) {
            return draft;
        }
    }

    private static boolean isMessage(Map<String, Object> object) {
        return object.get("text") instanceof String
                && object.getOrDefault("type", "message").equals("message");
    }

    private static String author(Map<String, Object> message) {
        return message.get("author") instanceof Map<?, ?> author && author.get("username") instanceof String name
                ? name
                : "";
    }

    private static String text(Map<String, Object> message, String member) {
        return message.get(member) instanceof String text ? text : "";
    }

    private static IdempotencyKey key(String digest) {
        return IdempotencyKey.of(KEY_PREFIX + digest);
    }

    private static String digest(String first, String second) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest((first.length() + "\n" + first + second).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
