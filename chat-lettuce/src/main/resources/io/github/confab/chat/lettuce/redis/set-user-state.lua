#!lua flags=allow-oom
--#include user-sessions
-- Deactivates, reactivates or erases an account. All sessions end, unless it is reactivated.
-- KEYS   1 user  2 its sessions
-- ARGV   1 push command  2 topic  3 active | inactive | erased
-- reply  {'NOUSER'} | {'DONE', 1 if that was a change, token hashes of the sessions that ended}
-- cost   O(fields + sessions of the user), and a push if one ends
local user = redis.call('HMGET', KEYS[1], 'createdAt', 'state')
if not user[1] then return {'NOUSER'} end
local state, to = user[2] or 'active', ARGV[3]
if state == 'erased' and to ~= 'erased' then return {'NOUSER'} end
local changed = state ~= to and 1 or 0
if to == 'active' then
  redis.call('HDEL', KEYS[1], 'state')
  return {'DONE', changed, {}}
end
if to == 'erased' and changed == 1 then redis.call('DEL', KEYS[1]) end
redis.call('HSET', KEYS[1], 'createdAt', user[1], 'state', to)
return {'DONE', changed, end_sessions(KEYS[2], '', ARGV[1], ARGV[2])}
