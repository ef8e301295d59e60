package io.github.confab.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InboxNoticeTest {

    private static final Cursor AT = Cursor.parse("1.in.e.1700000000000-7.4.-");

    @Test
    void notice_placeAndTime_areThoseOfItsCursor() {
        InboxNotice notice = new InboxNotice.Removed(AT, UserId.SYSTEM, ChannelId.of("c1"));
        assertThat(notice.id()).isEqualTo(MessageId.parse("1700000000000-7"));
        assertThat(notice.timestamp().toEpochMilli()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void unknown_details_areCopiedIn() {
        Map<String, String> details = new HashMap<>(Map.of("a", "1"));
        var notice = new InboxNotice.Unknown(AT, UserId.SYSTEM, "later", details);
        details.clear();
        assertThat(notice.details()).containsExactly(Map.entry("a", "1"));
    }
}
