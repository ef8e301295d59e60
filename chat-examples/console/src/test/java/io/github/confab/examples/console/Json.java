package io.github.confab.examples.console;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads one object by Jackson; members of inner objects are called {@code outer.inner}. */
final class Json {

    private Json() {}

    static Map<String, Object> object(String line) {
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            Map<String, Object> members = new LinkedHashMap<>();
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new AssertionError("no object: " + line);
            }
            read(in, "", members);
            if (in.nextToken() != null) {
                throw new AssertionError("more than an object: " + line);
            }
            return members;
        }
    }

    static String text(String line, String member) {
        return String.valueOf(object(line).get(member));
    }

    private static void read(JsonParser in, String prefix, Map<String, Object> members) {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = prefix + in.currentName();
            switch (in.nextToken()) {
                case START_OBJECT -> read(in, name + ".", members);
                case START_ARRAY -> in.skipChildren();
                case VALUE_TRUE -> members.put(name, true);
                case VALUE_FALSE -> members.put(name, false);
                case VALUE_NUMBER_INT -> members.put(name, in.getLongValue());
                default -> members.put(name, in.getString());
            }
        }
    }
}
