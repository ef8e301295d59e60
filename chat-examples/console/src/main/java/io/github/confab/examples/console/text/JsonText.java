package io.github.confab.examples.console.text;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** One JSON object on one line. */
public final class JsonText {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LineReader.MAX_BYTES)
                    .maxNameLength(256)
                    .maxNumberLength(32)
                    .maxNestingDepth(16)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonText() {}

    /** Writes the members of an object. */
    @FunctionalInterface
    public interface Fields {
        void write(JsonGenerator out);
    }

    /** Characters that could steer a terminal are escaped, also those that JSON lets pass. */
    public static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        }
        return escaped(text.toString(), false);
    }

    static String ascii(String json) {
        return escaped(json, true);
    }

    /** @return the members, with objects as maps, arrays as lists, and null left out; empty if it is no such object */
    public static Optional<Map<String, Object>> parse(String line) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Object> members = members(in);
            return in.nextToken() == null ? Optional.of(members) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> members(JsonParser in) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            value(in, in.nextToken()).ifPresent(value -> members.put(name, value));
        }
        return members;
    }

    private static List<Object> elements(JsonParser in) {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            value(in, token).ifPresent(elements::add);
        }
        return elements;
    }

    private static Optional<Object> value(JsonParser in, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Optional.of(members(in));
            case START_ARRAY -> Optional.of(elements(in));
            case VALUE_NULL -> Optional.empty();
            case VALUE_TRUE, VALUE_FALSE -> Optional.of(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(in.getNumberValue());
            default -> Optional.of(in.getString());
        };
    }

    /** Beyond ASCII there is nothing but the inside of strings, so an escape is right everywhere. */
    private static String escaped(String json, boolean all) {
        StringBuilder out = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (c < 0x7F || (!all && !Neutral.isHarmful(c))) {
                out.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    out.append("\\u")
                            .append(Character.forDigit(unit >> 12, 16))
                            .append(Character.forDigit(unit >> 8 & 15, 16))
                            .append(Character.forDigit(unit >> 4 & 15, 16))
                            .append(Character.forDigit(unit & 15, 16));
                }
            }
        });
        return out.toString();
    }
}
