#!lua
--#include user-sessions
-- Sets a password; all sessions end but one, whose token changes.
-- KEYS   1 user  2 its sessions
-- ARGV   1 push command  2 topic  3 new password hash  4 version that was checked ('' = whatever it is)
--        5 session to keep ('' = none)  6 its present token hash  7 its new one
-- reply  {'NOUSER'} | {'STALE': the password was changed meanwhile} | {'ENDED': the session to keep is not alive}
--        | {'DONE', token hashes of those that ended}
-- cost   O(sessions of the user), and a push
local user = redis.call('HMGET', KEYS[1], 'username', 'pwv')
if not user[1] then return {'NOUSER'} end
local version = user[2] or '0'
if ARGV[4] ~= '' and ARGV[4] ~= version then return {'STALE'} end
local kept
if ARGV[5] ~= '' then
  local value = redis.call('HGET', KEYS[2], ARGV[5])
  kept = value and session(value)
  if not kept or kept[1] ~= ARGV[6] or ends_at(kept) <= now_ms() then return {'ENDED'} end
  kept[1] = ARGV[7]
end
redis.call('HSET', KEYS[1], 'password', ARGV[3], 'pwv', text(tonumber(version) + 1))
if kept then redis.call('HSET', KEYS[2], ARGV[5], stored(kept)) end
local ended = end_sessions(KEYS[2], ARGV[5], ARGV[1], ARGV[2])
-- other clients of the kept session have its old token: they look, too
if kept and #ended == 0 then redis.call(ARGV[1], ARGV[2], '2u;sessions\n') end
return {'DONE', ended}
