/** Accounts, passwords and sessions on a real Redis: what the contracts cannot see. */
package io.github.confab.chat.lettuce.accounts;
