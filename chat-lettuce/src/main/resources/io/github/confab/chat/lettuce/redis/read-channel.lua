#!lua flags=no-writes
--#include state
-- What a channel is.
-- KEYS   1 meta  2 subs  3 roles
-- ARGV   1 asker ('' = the application)
-- reply  {} if there is no channel, else see state.lua
-- cost   O(1)
return channel_state(KEYS[1], KEYS[2], ARGV[1], KEYS[3]) or {}
