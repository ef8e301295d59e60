/** The chat SDK on Redis through Lettuce. */
module io.github.confab.chat.lettuce {
    requires transitive io.github.confab.chat;
    requires transitive lettuce.core;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires tools.jackson.core;
    // Lettuce is an automatic module and names no module it needs: on the module path Netty is found only if we name
    // it.
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.resolver;
    requires io.netty.resolver.dns;
    requires io.netty.transport;
    // So it is with the JDK's socket options: without them Lettuce cannot set how soon a dead peer is noticed.
    requires jdk.net;

    exports io.github.confab.chat.lettuce;
    exports io.github.confab.chat.lettuce.embedded;
}
