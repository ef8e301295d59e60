package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageContent;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.UserId;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * {@code {"u":"ada","t":"hello","a":{"name":"value"},"m":["id"],"r":"1-2","x":60000}}, in UTF-8, with what {@link ExtrasReader}
 * says before the {@code x}; what is empty is left out.
 */
final class JsonMessageCodec implements MessageCodec {

    private static final int MAX_DOCUMENT = 256 * 1024;
    private static final int MAX_EXPIRY_DIGITS = 15;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_DOCUMENT)
                    .maxStringLength(64 * 1024)
                    .maxNameLength(64)
                    .maxNumberLength(32)
                    .maxNestingDepth(16)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Override
    public byte[] encode(Content content) {
        MessageContent said = content.said();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + said.text().length());
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("u", content.username());
            out.writeStringProperty("t", said.text());
            if (!said.attributes().isEmpty()) {
                out.writeObjectPropertyStart("a");
                said.attributes().forEach(out::writeStringProperty);
                out.writeEndObject();
            }
            if (!said.mentions().isEmpty()) {
                out.writeArrayPropertyStart("m");
                said.mentions().forEach(user -> out.writeString(user.value()));
                out.writeEndArray();
            }
            content.replyTo().ifPresent(message -> out.writeStringProperty("r", message.toString()));
            ExtrasWriter.write(said.extras(), out);
            // the last one: scripts look for it there
            content.expiry().ifPresent(life -> out.writeNumberProperty("x", life.toMillis()));
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    @Override
    public Content decode(byte[] payload) {
        try (JsonParser in = json.createParser(ObjectReadContext.empty(), payload)) {
            return read(in);
        } catch (JacksonException malformed) {
            throw new CorruptEntryException("its payload is not the JSON of a message");
        }
    }

    private static Content read(JsonParser in) {
        String username = null;
        String text = null;
        Map<String, String> attributes = Map.of();
        List<UserId> mentions = List.of();
        Optional<MessageId> replyTo = Optional.empty();
        Optional<Duration> expiry = Optional.empty();
        ExtrasReader extras = null;
        expect(in.nextToken(), JsonToken.START_OBJECT);
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals("u")) {
                username = string(in, value);
            } else if (name.equals("t")) {
                text = string(in, value);
            } else if (name.equals("a")) {
                attributes = attributes(in, value);
            } else if (name.equals("m")) {
                mentions = mentions(in, value);
            } else if (name.equals("r")) {
                replyTo = Optional.of(Numbers.id(string(in, value)));
            } else if (name.equals("x")) {
                expiry = expiry(in, value);
            } else {
                extras = extras == null ? new ExtrasReader() : extras;
                extras.take(name, value, in);
            }
        }
        expect(in.currentToken(), JsonToken.END_OBJECT);
        expect(in.nextToken(), null);
        if (username == null || text == null) {
            throw new CorruptEntryException("its payload lacks the author's name or the text");
        }
        Extras brought = extras == null ? Extras.NONE : extras.extras();
        return new Content(username, new MessageContent(text, attributes, mentions, brought), replyTo, expiry);
    }

    /** What is no time span, or longer than any draft allows, is no end. */
    private static Optional<Duration> expiry(JsonParser in, @Nullable JsonToken value) {
        if (value != JsonToken.VALUE_NUMBER_INT || in.getString().length() > MAX_EXPIRY_DIGITS) {
            in.skipChildren();
            return Optional.empty();
        }
        long millis = in.getLongValue();
        return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static Map<String, String> attributes(JsonParser in, JsonToken value) {
        expect(value, JsonToken.START_OBJECT);
        Map<String, String> attributes = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            attributes.put(name, string(in, in.nextToken()));
        }
        return java.util.Collections.unmodifiableMap(attributes);
    }

    private static List<UserId> mentions(JsonParser in, JsonToken value) {
        try {
            return strings(in, value).stream().map(UserId::of).toList();
        } catch (InvalidArgumentException foreign) {
            throw new CorruptEntryException("it mentions what is no user id");
        }
    }

    private static List<String> strings(JsonParser in, JsonToken value) {
        expect(value, JsonToken.START_ARRAY);
        List<String> strings = new ArrayList<>();
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            strings.add(string(in, next));
        }
        return strings;
    }

    private static String string(JsonParser in, @Nullable JsonToken value) {
        expect(value, JsonToken.VALUE_STRING);
        return in.getString();
    }

    private static void expect(@Nullable JsonToken found, @Nullable JsonToken wanted) {
        if (found != wanted) {
            throw new CorruptEntryException("its payload is not the JSON of a message");
        }
    }
}
