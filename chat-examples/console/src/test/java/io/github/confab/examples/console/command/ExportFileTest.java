package io.github.confab.examples.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.confab.examples.console.text.BadDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportFileTest {

    private static final String CURSOR = "1.c.e.1-1.1.-";
    private static final String LINE = "{\"type\":\"message\",\"text\":\"سلام\",\"cursor\":\"" + CURSOR + "\"}\n";

    @TempDir
    Path folder;

    @Test
    void open_newFile_beginsAnew() throws IOException {
        try (ExportFile file = ExportFile.open(folder.resolve("new"))) {
            assertThat(file.last()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"type\":\"mess", "{\"type\":\"message\",\"text\":\"\u0633"})
    void open_halfALineAtTheEnd_isCutOff(String half) throws IOException {
        Path path = written(LINE + half);
        try (ExportFile file = ExportFile.open(path)) {
            assertThat(file.last().orElseThrow()).hasToString(CURSOR);
            file.append(out -> out.writeStringProperty("text", "next"));
        }
        assertThat(Files.readString(path)).isEqualTo(LINE + "{\"text\":\"next\"}\n");
    }

    @Test
    void open_nothingButHalfALine_beginsAnew() throws IOException {
        Path path = written(LINE.substring(0, 30));
        try (ExportFile file = ExportFile.open(path)) {
            assertThat(file.last()).isEmpty();
        }
        assertThat(path).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my notes", "my notes\n", "{\"a\":1}\n", "{\"cursor\":\"no\"}\n", "\n"})
    void open_anotherFile_isLeftAsItIs(String content) throws IOException {
        Path path = written(content);
        assertThatThrownBy(() -> ExportFile.open(path))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("is no export");
        assertThat(Files.readString(path)).isEqualTo(content);
    }

    @Test
    void open_fileInUse_isRefused() throws IOException {
        Path path = written(LINE);
        try (ExportFile first = ExportFile.open(path)) {
            assertThat(first.last()).isPresent();
            assertThatThrownBy(() -> ExportFile.open(path))
                    .isInstanceOf(BadDataException.class)
                    .hasMessageContaining("another export");
        }
    }

    private Path written(String content) throws IOException {
        return Files.writeString(folder.resolve("file"), content);
    }
}
