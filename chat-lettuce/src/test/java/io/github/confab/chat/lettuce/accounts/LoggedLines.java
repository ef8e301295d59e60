package io.github.confab.chat.lettuce.accounts;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, with every logger at TRACE. */
final class LoggedLines implements AutoCloseable {

    private static final int TRACE = 0;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Map<Object, Integer> levels = new HashMap<>();
    private final int defaultLevel;

    LoggedLines() throws ReflectiveOperationException {
        defaultLevel = defaultLevel(TRACE);
        for (Object logger : loggers().values()) {
            Field level = field(logger.getClass(), "currentLogLevel");
            levels.put(logger, level.getInt(logger));
            level.setInt(logger, TRACE);
        }
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    }

    String text() {
        return lines.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        System.setErr(before);
        defaultLevel(defaultLevel);
        for (Object logger : loggers().values()) {
            field(logger.getClass(), "currentLogLevel").setInt(logger, levels.getOrDefault(logger, defaultLevel));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> loggers() throws ReflectiveOperationException {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        return (Map<String, Object>) field(factory.getClass(), "loggerMap").get(factory);
    }

    private static int defaultLevel(int level) throws ReflectiveOperationException {
        Object configuration = field(Class.forName("org.slf4j.simple.SimpleLogger"), "CONFIG_PARAMS")
                .get(null);
        Field field = field(configuration.getClass(), "defaultLogLevel");
        int present = field.getInt(configuration);
        field.setInt(configuration, level);
        return present;
    }

    private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
