package io.github.confab.examples.console.command;

import io.github.confab.chat.ChatClient;
import io.github.confab.chat.model.SessionInfo;
import io.github.confab.examples.console.access.Connection;
import io.github.confab.examples.console.access.Patience;
import io.github.confab.examples.console.access.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "whoami", description = "Prints who is logged in.")
final class WhoAmI implements Callable<Integer> {

    @Mixin
    private final Common common;

    WhoAmI(Surroundings surroundings) {
        this.common = new Common(surroundings);
    }

    @Override
    public Integer call() {
        try (Connection connection = common.connect()) {
            ChatClient client = common.client(connection);
            SessionInfo session = Patience.with(
                    client.sessions().list().filter(SessionInfo::current).next());
            common.print(client.user().username(), out -> {
                UserJson.write(out, client.user());
                out.writeStringProperty("session", session.id().value());
                out.writeStringProperty("since", session.createdAt().toString());
                out.writeStringProperty("expires", session.expiresAt().toString());
            });
            return 0;
        }
    }
}
