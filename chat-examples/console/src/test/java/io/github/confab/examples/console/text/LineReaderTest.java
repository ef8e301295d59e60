package io.github.confab.examples.console.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.examples.console.text.LineReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LineReaderTest {

    @Test
    void next_allLineEnds_giveTheText() {
        LineReader lines = reader("\uFEFFسلام\r\n\nlast".getBytes(StandardCharsets.UTF_8));
        assertThat(lines.next()).contains(new Line(1, "سلام", 13));
        assertThat(lines.next()).contains(new Line(2, "", 14));
        assertThat(lines.next()).contains(new Line(3, "last", 18));
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void next_anotherEncoding_namesTheLine() {
        LineReader lines = reader(new byte[] {'a', '\n', (byte) 0xE9, '\n'});
        lines.next();
        assertThatThrownBy(lines::next)
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("line 2 is not UTF-8");
    }

    @Test
    void next_endlessLine_isRefused() {
        LineReader lines = new LineReader(new InputStream() {
            @Override
            public int read() throws IOException {
                return 'x';
            }
        });
        assertThatThrownBy(lines::next).isInstanceOf(BadDataException.class).hasMessageContaining("longer than");
    }

    private static LineReader reader(byte[] bytes) {
        return new LineReader(new ByteArrayInputStream(bytes));
    }
}
