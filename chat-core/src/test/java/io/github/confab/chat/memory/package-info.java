/**
 * A backend that lives in memory and keeps every contract: what applications that embed a chat use in their own unit
 * tests. {@link io.github.confab.chat.memory.MemoryChat} is its only door.
 *
 * <pre>{@code
 * MemoryChat chat = MemoryChat.create();                          // no Redis, nothing to install
 * User ada = chat.users().create("ada").block();
 * Channel books = chat.actAs(ada.id()).flatMap(client -> client.channels().open("books")).block();
 * List<String> heard = new ArrayList<>();
 * books.subscribe(StartAt.latest()).subscribe(message -> heard.add(message.text()));
 * books.publish(Draft.text("hi")).block();                        // delivered when this returns
 * assertThat(heard).containsExactly("hi");
 * chat.close().block();                                           // no thread is left
 * }</pre>
 *
 * <p>For what takes time (idle checks, retries, retention by age) give it a {@code VirtualTimeScheduler} by
 * {@link io.github.confab.chat.memory.MemoryChatOptions#timedBy}.
 *
 * <p>Tests import it, ours and those of applications; main code never does.
 */
@NullMarked
package io.github.confab.chat.memory;

import org.jspecify.annotations.NullMarked;
