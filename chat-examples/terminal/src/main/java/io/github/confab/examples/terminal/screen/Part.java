package io.github.confab.examples.terminal.screen;

/** What has a look of its own. */
enum Part {
    HEADER,
    CHANNELS,
    CHANNEL_CURRENT,
    CHANNEL_OTHER,
    INPUT,
    HINT,
    LOG,
    TIME,
    NAME,
    OWN_NAME,
    NOTE,
    PROBLEM,
    MENTION,
    SELECTED,
    BAR,
    STATUS,
    ALERT
}
