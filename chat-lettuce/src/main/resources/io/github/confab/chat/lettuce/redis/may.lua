#!lua flags=no-writes
--#include people
-- What a user is to a channel: asked before a feed starts, and whenever the membership version has changed.
-- KEYS   1 meta  2 subs  3 roles
-- ARGV   1 user
-- reply  {} if there is no channel, else {kind, 1 if a member, 1 if banned, rank, rank that may work}, see people.lua
-- cost   O(1)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {} end
local one = person(KEYS[2], KEYS[3], ARGV[1], m[3], clock())
return {m[2] or 'public', one.member and 1 or 0, one.banned ~= '0' and 1 or 0, one.rank,
  policy_of(redis.call('HGET', KEYS[3], '~p'))[4]}
