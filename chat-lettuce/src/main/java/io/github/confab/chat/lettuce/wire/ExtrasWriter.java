package io.github.confab.chat.lettuce.wire;

import io.github.confab.chat.model.Attachment;
import io.github.confab.chat.model.Call;
import io.github.confab.chat.model.Extras;
import io.github.confab.chat.model.Payload;
import io.github.confab.chat.model.Quote;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes what comes with the words of a message, as properties of the message; see {@link ExtrasReader} for their names. */
final class ExtrasWriter {

    private ExtrasWriter() {}

    static void write(Extras extras, JsonGenerator out) {
        if (!extras.attachments().isEmpty()) {
            out.writeArrayPropertyStart("f");
            extras.attachments().forEach(attachment -> write(attachment, out));
            out.writeEndArray();
        }
        extras.quote().ifPresent(quote -> write(quote, out));
        extras.payload().ifPresent(payload -> write(payload, out));
        if (!extras.calls().isEmpty()) {
            out.writeArrayPropertyStart("g");
            // a set has no order of its own: the same message is always the same bytes
            extras.calls().stream().sorted().forEach(call -> out.writeString(name(call)));
            out.writeEndArray();
        }
    }

    static String name(Call call) {
        return call.name().toLowerCase(Locale.ROOT);
    }

    private static void write(Attachment attachment, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("u", attachment.url().toString());
        out.writeStringProperty("y", attachment.mediaType());
        attachment.name().ifPresent(name -> out.writeStringProperty("n", name));
        attachment.size().ifPresent(size -> out.writeNumberProperty("s", size));
        attachment.image().ifPresent(image -> {
            out.writeNumberProperty("w", image.width());
            out.writeNumberProperty("h", image.height());
            if (!image.preview().isEmpty()) {
                out.writeStringProperty("p", image.preview());
            }
        });
        out.writeEndObject();
    }

    private static void write(Quote quote, JsonGenerator out) {
        out.writeObjectPropertyStart("q");
        out.writeStringProperty("c", quote.channel().value());
        out.writeStringProperty("i", quote.message().toString());
        out.writeStringProperty("a", quote.author().value());
        out.writeStringProperty("n", quote.username());
        out.writeStringProperty("t", quote.text());
        out.writeEndObject();
    }

    private static void write(Payload payload, JsonGenerator out) {
        out.writeObjectPropertyStart("k");
        out.writeStringProperty("y", payload.type());
        out.writeStringProperty("d", payload.data());
        out.writeEndObject();
    }
}
