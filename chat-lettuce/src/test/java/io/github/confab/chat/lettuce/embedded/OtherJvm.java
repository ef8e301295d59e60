package io.github.confab.chat.lettuce.embedded;

import io.github.confab.chat.lettuce.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A second JVM that owns an embedded server, to be killed or to be in the way. */
final class OtherJvm implements AutoCloseable {

    static final int REFUSED = 3;

    private final ChildJvm jvm;

    private OtherJvm(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * Starts a JVM that starts a server.
     *
     * @param report where it tells pid and folder of the server
     * @param ending {@code stay}, or {@code exit} to end by itself
     * @param folder the folder, or none for a temporary one
     */
    static OtherJvm start(Path report, String ending, Path... folder) throws IOException {
        var arguments = Stream.concat(Stream.of(ending), Stream.of(folder).map(Path::toString));
        return new OtherJvm(ChildJvm.start(OtherJvm.class, report, arguments.toList()));
    }

    /** Runs in the other JVM. */
    public static void main(String[] args) throws Exception {
        var builder = EmbeddedRedis.builder();
        if (args.length > 2) {
            builder.folder(Path.of(args[2]));
        }
        EmbeddedRedis redis = startOrExit(builder);
        ChildJvm.report(
                Path.of(args[0]),
                List.of(Long.toString(redis.pid()), redis.folder().toString()));
        if (args[1].equals("exit")) {
            System.exit(0);
        }
        ChildJvm.endWithTest();
    }

    private static EmbeddedRedis startOrExit(EmbeddedRedis.Builder builder) {
        try {
            return builder.start();
        } catch (EmbeddedRedisException refused) {
            System.exit(REFUSED);
            throw refused;
        }
    }

    ProcessHandle server() throws IOException {
        return ProcessHandle.of(Long.parseLong(jvm.reported().get(0))).orElseThrow();
    }

    Path folder() throws IOException {
        return Path.of(jvm.reported().get(1));
    }

    void kill() throws Exception {
        jvm.kill();
    }

    int exitCode() throws Exception {
        return jvm.exitCode();
    }

    /** Ends the JVM in order, so that its server goes too; a killed one's server is ended here. */
    @Override
    public void close() throws IOException {
        jvm.end();
        if (jvm.hasReported()) {
            ServerRecord.read(folder()).flatMap(ServerRecord::process).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
