package io.github.confab.examples.terminal;

import io.github.confab.examples.terminal.state.Effect;

/** The terminal chat with a fault: it fails as soon as somebody logs in. */
public final class CrashingChat {

    private CrashingChat() {}

    public static void main(String[] args) {
        TerminalChat.start(args, performer -> effect -> {
            if (effect instanceof Effect.LogIn) {
                throw new IllegalStateException("a fault");
            }
            performer.accept(effect);
        });
    }
}
