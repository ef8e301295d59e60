package io.github.confab.chat.lettuce.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.ChannelId;
import io.github.confab.chat.model.Draft;
import io.github.confab.chat.model.MessageId;
import io.github.confab.chat.model.ScheduleId;
import io.github.confab.chat.model.ScheduledMessage;
import io.github.confab.chat.model.ScheduledMessage.Failure;
import io.github.confab.chat.model.SessionId;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.chat.model.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

final class ExportLinesTest {

    private static final ChannelId CHANNEL = ChannelId.of("c1");
    private static final UserId ADA = UserId.of("ada");

    /** The strings of the outer object, read by a parser. */
    private static Map<String, String> read(String line) {
        Map<String, String> found = new LinkedHashMap<>();
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), line)) {
            assertThat(in.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                if (in.nextToken() == JsonToken.VALUE_STRING) {
                    found.put(name, in.getString());
                } else {
                    in.skipChildren();
                }
            }
            assertThat(in.nextToken()).as("one object").isNull();
        }
        return found;
    }

    private static Entry entry(String header, String payload) {
        return Entry.of("1000-3", "0-0", header, "1", payload.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a\nb\r\u2028\u2029", "\"}{\"", "\\\u0000\u001f\u007f", "\u0645\ud83d\ude00"})
    void scheduled_hostileText_staysOneLineAndReadsBack(String text) {
        ScheduledMessage message = new ScheduledMessage(
                ScheduleId.of("s"), CHANNEL, ADA, Instant.EPOCH, Draft.text(text + "x"), Optional.of(Failure.MUTED));
        String line = ExportLines.scheduled(message);
        assertThat(line).doesNotContain("\n", "\r");
        assertThat(read(line))
                .containsEntry("type", "scheduled")
                .containsEntry("text", text + "x")
                .containsEntry("due", "1970-01-01T00:00:00Z")
                .containsEntry("failure", "MUTED");
    }

    @Test
    void written_message_hasPlaceAndContent() {
        String line = ExportLines.written(
                CHANNEL, "general", entry("m;ada;key", "{\"u\":\"Ada\",\"t\":\"hi\",\"r\":\"999-2\"}"));
        assertThat(read(line))
                .containsEntry("type", "message")
                .containsEntry("channel", "c1")
                .containsEntry("channelName", "general")
                .containsEntry("id", "1000-3")
                .containsEntry("time", "1970-01-01T00:00:01Z")
                .containsEntry("tag", "key")
                .containsEntry("username", "Ada")
                .containsEntry("text", "hi")
                .containsEntry("replyTo", new MessageId(999, 2).toString());
    }

    @Test
    void written_deletedMessage_saysWhen() {
        Entry deleted = entry("m;ada;key", "{\"u\":\"Ada\",\"t\":\"hi\"}")
                .with(Overlay.of("d;2000-4;bob;0-0".getBytes(StandardCharsets.UTF_8), null));
        assertThat(read(ExportLines.written(CHANNEL, "general", deleted)))
                .containsEntry("deleted", "1970-01-01T00:00:02Z")
                .containsEntry("text", "hi");
    }

    @Test
    void written_edit_saysOfWhat() {
        String line =
                ExportLines.written(CHANNEL, "general", entry("e;ada;999-2/1/0-0", "{\"u\":\"Ada\",\"t\":\"ho\"}"));
        assertThat(read(line)).containsEntry("type", "edit").containsEntry("message", "999-2");
    }

    @Test
    void written_unreadable_saysThatItIsThere() {
        assertThat(read(ExportLines.written(CHANNEL, "general", entry("m;ada;key", "?"))))
                .containsEntry("type", "unreadable")
                .containsEntry("id", "1000-3");
    }

    @Test
    void account_facts_areNamedAsTheyStand() {
        SessionInfo session =
                new SessionInfo(SessionId.of("s"), "phone", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, false);
        Map<String, String> facts = Map.of("username", "Ada", "createdAt", "1000", "@team", "red", "state", "inactive");
        String line = ExportLines.account(ADA, facts, List.of(session));
        assertThat(read(line))
                .containsEntry("id", "ada")
                .containsEntry("username", "Ada")
                .containsEntry("createdAt", "1970-01-01T00:00:01Z")
                .containsEntry("state", "inactive");
        assertThat(line).contains("\"attributes\":{\"team\":\"red\"}", "\"device\":\"phone\"");
    }
}
