package io.github.confab.examples.terminal.state;

import java.util.List;

/** The keys in the login form. */
final class LoginKeys {

    private final AppState state;

    LoginKeys(AppState state) {
        this.state = state;
    }

    void press(Key key, List<Effect> effects) {
        LoginForm form = state.login;
        if (key.kind() == Key.Kind.END_OF_INPUT) {
            effects.add(new Effect.Quit());
        }
        if (form.isBusy()) {
            return;
        }
        switch (key.kind()) {
            case TEXT, PASTE -> form.type(key.text().lines().findFirst().orElse(""));
            case BACKSPACE -> form.backspace();
            case DELETE_TO_START, DELETE_WORD -> form.clearField();
            case TAB, DOWN -> form.move(1);
            case BACK_TAB, UP -> form.move(-1);
            case SWITCH_FORM -> form.switchForm();
            case ENTER -> enter(form, effects);
            default -> {
                // the other keys mean nothing here
            }
        }
    }

    private static void enter(LoginForm form, List<Effect> effects) {
        if (!form.isLastField()) {
            form.move(1);
        } else if (form.name().isBlank()) {
            form.failed(Phrase.of("login.noName"));
        } else if (form.passwordsDiffer()) {
            form.failed(Phrase.of("login.differ"));
        } else {
            effects.add(new Effect.LogIn(form.name().strip(), form.password(), form.isRegistering()));
            form.submitted();
        }
    }
}
