#!lua
--#include user-sessions
-- Begins a session, if the password that was checked is still the one.
-- KEYS   1 user  2 its sessions
-- ARGV   1 push command  2 topic  3 session  4 token hash  5 version of the password that was checked
--        6 idle ms  7 longest ms  8 most sessions  9 device
-- reply  {'REFUSED'} | {'DONE', token hashes of older sessions that end for it}
-- cost   O(sessions of the user), at most what ARGV 8 says, and a push if one ends
local user = redis.call('HMGET', KEYS[1], 'username', 'state', 'pwv')
if not user[1] or user[2] or (user[3] or '0') ~= ARGV[5] then return {'REFUSED'} end
local now, alive, ended = now_ms(), {}, {}
local all = redis.call('HGETALL', KEYS[2])
for i = 1, #all, 2 do
  local s = session(all[i + 1])
  if s and ends_at(s) > now then
    alive[#alive + 1] = {all[i], s}
  else
    redis.call('HDEL', KEYS[2], all[i])
  end
end
table.sort(alive, function(a, b) return a[2][2] < b[2][2] end)
local latest = now + tonumber(ARGV[7])
local ttl = tonumber(ARGV[7])
for i, one in ipairs(alive) do
  if #alive - i + 1 >= tonumber(ARGV[8]) then
    redis.call('HDEL', KEYS[2], one[1])
    ended[#ended + 1] = one[2][1]
  else
    ttl = math.max(ttl, one[2][4] - now)
  end
end
redis.call('HSET', KEYS[2], ARGV[3], stored({ARGV[4], now, now, latest, tonumber(ARGV[6]), ARGV[9]}))
redis.call('PEXPIRE', KEYS[2], text(ttl))
if #ended > 0 then redis.call(ARGV[1], ARGV[2], '2u;sessions\n') end
return {'DONE', ended}
