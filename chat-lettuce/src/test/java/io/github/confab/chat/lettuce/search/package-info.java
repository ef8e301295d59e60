/** What a search costs on a real Redis. */
package io.github.confab.chat.lettuce.search;
