package io.github.confab.chat.lettuce.docs;

import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.List;

/** The rights that docs/redis-keys.md gives to the user {@code chat}. */
public final class Rights {

    public static final String USER = "chat";
    public static final String PASSWORD = "secret";

    private Rights() {}

    /** The command, as the page shows it. */
    static String command() {
        return Page.of("docs/redis-keys.md").lines().stream()
                .filter(line -> line.startsWith("ACL SETUSER " + USER + " "))
                .findFirst()
                .orElseThrow();
    }

    /** Makes the user, with these rights and no others. */
    public static void grant(RedisCommands<String, String> server) {
        List<String> words =
                List.of(command().replace(">PASSWORD", ">" + PASSWORD).split(" "));
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8);
        words.subList(1, words.size()).forEach(arguments::add);
        server.dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), arguments);
    }
}
