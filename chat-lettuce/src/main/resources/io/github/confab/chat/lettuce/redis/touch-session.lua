#!lua flags=allow-oom
--#include user-sessions
-- Whether a session is alive; if so it has been seen now.
-- KEYS   1 user  2 its sessions
-- ARGV   1 session  2 token hash
-- reply  {'ENDED'} | {'DONE', username, device}
-- cost   O(1)
local user = redis.call('HMGET', KEYS[1], 'username', 'state')
local value = redis.call('HGET', KEYS[2], ARGV[1])
local s = value and session(value)
if not s or not user[1] or user[2] then return {'ENDED'} end
local now = now_ms()
if s[1] ~= ARGV[2] or ends_at(s) <= now then return {'ENDED'} end
-- the clock of the server may have been set back
s[3] = math.max(s[3], now)
redis.call('HSET', KEYS[2], ARGV[1], stored(s))
return {'DONE', user[1], s[6]}
