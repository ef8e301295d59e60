#!lua
--#include scheduled
-- Takes what is due, to be sent by the caller alone for a while; and forgets what was refused long ago. The look that finds
-- nothing is the one that every process makes every second.
-- KEYS   as of scheduled.lua
-- ARGV   1 for how long, ms  2 at most how many
-- reply  {1 if more is due, now in ms, then per message: id, record, when it was first taken before, ms, or ''}
-- cost   O(log n) if nothing is due; else O(taken * log n), at most about 1 MiB of records
local ROOM = 1048576
local now = clock()
local due = redis.call('ZRANGE', TIMES, '-inf', millis(now), 'BYSCORE', 'LIMIT', 0, ARGV[2])
if #due == 0 then return {0, millis(now)} end
local taken, size, again = {0, millis(now)}, 0, millis(now + ARGV[1])
for i, id in ipairs(due) do
  local found = redis.call('HMGET', DRAFTS, id, id .. ':f', id .. ':t')
  local record = found[1]
  if not record then
    redis.call('ZREM', TIMES, id)                      -- somebody deleted the draft by hand
  elseif found[2] or not parts(record) then
    forget(id, record)
  else
    taken[#taken + 1] = id
    taken[#taken + 1] = record
    taken[#taken + 1] = found[3] or ''
    if not found[3] then redis.call('HSET', DRAFTS, id .. ':t', millis(now)) end
    redis.call('ZADD', TIMES, again, id)
    size = size + #record
  end
  if size > ROOM or i == tonumber(ARGV[2]) then
    taken[1] = 1
    break
  end
end
return taken
