package io.github.confab.examples.terminal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.confab.examples.terminal.Scene;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowTest {

    private final Window window = new Window();

    @Test
    void append_sameTwice_isThereOnce() {
        assertThat(window.append(said(1), false)).isTrue();
        assertThat(window.append(said(1), false)).isFalse();
        assertThat(window.lines()).hasSize(1);
    }

    @Test
    void prepend_overlapsWhatCameLive_isThereOnce() {
        window.append(said(5), false);
        window.append(said(6), false);
        window.prepend(lines(1, 6), false);
        assertThat(window.lines())
                .extracting(line -> line.id().orElseThrow().seq())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(window.olderExist()).isFalse();
    }

    @Test
    void numbers_whileLinesComeAndGo_staySame() {
        window.append(said(100), false);
        long number = window.first();
        window.prepend(lines(1, 99), true);
        assertThat(window.lines().get((int) (number - window.first()))).isEqualTo(said(100));
    }

    @Test
    void append_flood_holdsABoundedPart() {
        IntStream.range(1, 10_000).forEach(i -> window.append(said(i), false));
        assertThat(window.lines()).hasSizeLessThan(Window.FOLLOWING + 300);
        assertThat(window.lines().get(window.lines().size() - 1)).isEqualTo(said(9999));
        assertThat(window.lines().get(0)).as("numbers move on").isEqualTo(said(1 + (int) window.first()));
    }

    @Test
    void append_floodWhileReading_keepsWhatIsReadAndSaysThatNewerExist() {
        window.append(said(1), true);
        IntStream.range(2, 10_000).forEach(i -> window.append(said(i), true));
        assertThat(window.lines()).hasSize(Window.READING).startsWith(said(1));
        assertThat(window.newerExist()).isTrue();
    }

    @Test
    void prepend_withoutEnd_givesUpTheNewest_andExtendBringsThemBack() {
        window.prepend(lines(9000, 9999), true);
        for (int from = 8000; from >= 4000; from -= 1000) {
            window.prepend(lines(from, from + 999), true);
        }
        assertThat(window.lines()).hasSize(Window.READING);
        assertThat(window.newerExist()).isTrue();
        assertThat(window.newest().seq()).isEqualTo(7999);
        window.extend(lines(8000, 8100), false);
        assertThat(window.newest().seq()).isEqualTo(8100);
        assertThat(window.newerExist()).isFalse();
    }

    @Test
    void rewind_lostMessages_makesRoomForOthers() {
        IntStream.rangeClosed(1, 5).forEach(i -> window.append(said(i), false));
        window.rewind(said(3).message().id());
        assertThat(window.append(said(4), false)).isTrue();
        assertThat(window.lines()).hasSize(4);
    }

    private static List<Line.Said> lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(WindowTest::said).toList();
    }

    private static Line.Said said(int seq) {
        return Scene.said(seq, "ada", "text " + seq);
    }
}
