#!lua flags=no-writes
--#include user-sessions
-- The sessions of a user that are alive.
-- KEYS   1 sessions of the user
-- reply  {session, created at ms, last seen ms, ends at ms, device, ...}
-- cost   O(sessions of the user)
local now, alive = now_ms(), {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local s = session(all[i + 1])
  if s and ends_at(s) > now then
    for _, part in ipairs({all[i], text(s[2]), text(s[3]), text(ends_at(s)), s[6]}) do alive[#alive + 1] = part end
  end
end
return alive
