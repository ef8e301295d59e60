package io.github.confab.examples.console.command;

import io.github.confab.examples.console.access.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;

/** All commands, in the order of the help. */
public final class Commands {

    private Commands() {}

    /** New ones: a command holds what it was told for one run. */
    public static List<Callable<Integer>> of(Surroundings surroundings) {
        return List.of(
                new Register(surroundings),
                new LogIn(surroundings),
                new WhoAmI(surroundings),
                new LogOut(surroundings),
                new ChannelList(surroundings),
                new Publish(surroundings),
                new Subscribe(surroundings),
                new Unsubscribe(surroundings),
                new History(surroundings),
                new Export(surroundings),
                new Import(surroundings));
    }
}
