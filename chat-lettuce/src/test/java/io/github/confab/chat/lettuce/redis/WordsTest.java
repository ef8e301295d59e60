package io.github.confab.chat.lettuce.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.chat.model.ChannelId;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final ChannelId ID = ChannelId.of("c1");

    @Test
    void members_severalWords_oneForTheListAndOnePerWord() {
        assertThat(Words.members("team-general chat", ID))
                .containsExactly("=team-general chat\0c1", "/team-general chat\0c1", "/general chat\0c1", "/chat\0c1");
    }

    @Test
    void members_symbolsAndEmoji_beginWordsAfterASpaceOnly() {
        assertThat(Words.members("fun \uD83D\uDE00\uD83D\uDE00 {a}b}", ID))
                .as("an emoji is found; what is inside braces too")
                .containsExactly(
                        "=fun \uD83D\uDE00\uD83D\uDE00 {a}b}\0c1",
                        "/fun \uD83D\uDE00\uD83D\uDE00 {a}b}\0c1",
                        "/\uD83D\uDE00\uD83D\uDE00 {a}b}\0c1",
                        "/{a}b}\0c1",
                        "/a}b}\0c1",
                        "/b}\0c1");
    }

    @Test
    void members_letterWithMark_isOneWord() {
        assertThat(Words.members("नमस्ते", ID)).as("a vowel sign ends no word").hasSize(2);
    }

    @Test
    void members_longestName_fewEntries() {
        assertThat(Words.members("a ".repeat(31) + "bc", ID))
                .as("a bound on what a name costs")
                .hasSize(33);
    }

    @Test
    void isFirstFind_twoWordsMatch_onlyTheFirstInTheIndex() {
        String name = "chat about chat";
        assertThat(Words.isFirstFind("chat", "cha", name))
                .as("'chat' comes before 'chat about chat'")
                .isTrue();
        assertThat(Words.isFirstFind("chat about chat", "cha", name)).isFalse();
        assertThat(Words.isFirstFind("chat about chat", "chat a", name)).isTrue();
        assertThat(Words.isFirstFind("chat", "cha", "talk"))
                .as("an entry of a former name")
                .isFalse();
    }
}
