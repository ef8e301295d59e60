package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.Attachment.ImageInfo;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.InvalidArgumentException;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.Payload;
import io.github.confab.chat.model.Quote;
import io.github.confab.chat.model.UserId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what comes with the words of a message: {@code f} attachments {@code [{"u","y","n","s","w","h","p"}]}, {@code q}
 * a quote {@code {"c","i","a","n","t"}}, {@code k} a payload {@code {"y","d"}}, {@code g} calls {@code ["here"]}.
 *
 * <p>What is of another form or breaks a rule is left out, for itself alone: a later version may allow more, and whoever
 * writes past the library must not be able to hide the words, or to smuggle in a link that the rules forbid.
 */
final class ExtrasReader {

    private List<Attachment> attachments = List.of();
    private Optional<Quote> quote = Optional.empty();
    private Optional<Payload> payload = Optional.empty();
    private Set<Call> calls = Set.of();

    /** Takes a property of a message; whoever's it is, the parser stands at its end then. */
    void take(String name, @Nullable JsonToken value, JsonParser in) {
        switch (name) {
            case "f" -> attachments = attachments(value, in);
            case "q" -> quote = valid(members(value, in), ExtrasReader::quote);
            case "k" -> payload = valid(members(value, in), ExtrasReader::payload);
            case "g" -> calls = calls(value, in);
            default -> in.skipChildren();
        }
    }

    Extras extras() {
        return new Extras(attachments, quote, payload, calls);
    }

    private static List<Attachment> attachments(@Nullable JsonToken value, JsonParser in) {
        List<Attachment> attachments = new ArrayList<>();
        if (value != JsonToken.START_ARRAY) {
            in.skipChildren();
            return attachments;
        }
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            valid(members(next, in), ExtrasReader::attachment).ifPresent(attachments::add);
        }
        return attachments;
    }

    private static Set<Call> calls(@Nullable JsonToken value, JsonParser in) {
        Set<Call> calls = EnumSet.noneOf(Call.class);
        if (value != JsonToken.START_ARRAY) {
            in.skipChildren();
            return calls;
        }
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            String name = next == JsonToken.VALUE_STRING ? in.getString() : "";
            for (Call call : Call.values()) {
                if (ExtrasWriter.name(call).equals(name)) {
                    calls.add(call);
                }
            }
            in.skipChildren();
        }
        return calls;
    }

    private static Attachment attachment(Members members) {
        Attachment attachment = Attachment.of(members.text("u"), members.text("y"));
        if (members.has("n")) {
            attachment = attachment.named(members.text("n"));
        }
        if (members.has("s")) {
            attachment = attachment.sized(members.number("s"));
        }
        if (members.has("w") && members.has("h")) {
            ImageInfo look = ImageInfo.of(members.pixels("w"), members.pixels("h"));
            attachment = attachment.looking(members.has("p") ? look.previewedBy(members.text("p")) : look);
        }
        return attachment;
    }

    private static Quote quote(Members members) {
        return new Quote(
                ChannelId.of(members.text("c")),
                MessageId.parse(members.text("i")),
                UserId.of(members.text("a")),
                members.text("n"),
                members.text("t"));
    }

    private static Payload payload(Members members) {
        return Payload.of(members.text("y"), members.text("d"));
    }

    private static <T> Optional<T> valid(Members members, Function<Members, T> made) {
        try {
            return Optional.of(made.apply(members));
        } catch (InvalidArgumentException broken) {
            return Optional.empty();
        }
    }

    /** The strings and whole numbers of an object; none of anything else. */
    private static Members members(@Nullable JsonToken value, JsonParser in) {
        Map<String, Object> found = new HashMap<>();
        if (value != JsonToken.START_OBJECT) {
            in.skipChildren();
            return new Members(found);
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken member = in.nextToken();
            if (member == JsonToken.VALUE_STRING) {
                found.put(name, in.getString());
            } else if (member == JsonToken.VALUE_NUMBER_INT && in.getString().length() < 19) {
                found.put(name, in.getLongValue());
            } else {
                in.skipChildren();
            }
        }
        return new Members(found);
    }

    /** What is missing, or of another type, breaks a rule. */
    private record Members(Map<String, Object> found) {

        boolean has(String name) {
            return found.containsKey(name);
        }

        String text(String name) {
            if (found.get(name) instanceof String text) {
                return text;
            }
            throw new InvalidArgumentException(name, "must be a text");
        }

        long number(String name) {
            if (found.get(name) instanceof Long number) {
                return number;
            }
            throw new InvalidArgumentException(name, "must be a whole number");
        }

        int pixels(String name) {
            // beyond an int it is beyond the rule too
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(name)));
        }
    }
}
