package io.github.confab.chat.model;

/** A group of people that a message calls as a whole, typed as {@code @here} or {@code @channel} in any case. */
public enum Call {
    /** Who is present in the channel. */
    HERE("here"),
    /** Every member of the channel. */
    CHANNEL("channel");

    private final String word;

    Call(String word) {
        this.word = word;
    }

    /**
     * How it is typed.
     *
     * @return the word, in small letters and without the at sign
     */
    public String word() {
        return word;
    }
}
