#!lua flags=allow-oom
--#include user-sessions
-- Ends one session of a user, or all but one.
-- KEYS   1 user  2 its sessions
-- ARGV   1 push command  2 topic  3 one | others  4 which: the one to end, or the one to keep ('' = none)
-- reply  {'NOUSER'} | {'DONE', token hashes of those that ended}
-- cost   O(sessions of the user), and a push if one ends
if redis.call('HEXISTS', KEYS[1], 'createdAt') == 0 then return {'NOUSER'} end
if ARGV[3] == 'others' then return {'DONE', end_sessions(KEYS[2], ARGV[4], ARGV[1], ARGV[2])} end
local value = redis.call('HGET', KEYS[2], ARGV[4])
if not value then return {'DONE', {}} end
redis.call('HDEL', KEYS[2], ARGV[4])
local s = session(value)
if not s or ends_at(s) <= now_ms() then return {'DONE', {}} end
redis.call(ARGV[1], ARGV[2], '2u;sessions\n')
return {'DONE', {s[1]}}
