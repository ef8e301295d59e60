#!lua flags=allow-oom
--#include scheduled
-- Says what came of messages that were taken.
-- KEYS   as of scheduled.lua
-- ARGV   per message: id; what: sent (or nobody is left to care), later (certainly not stored: again after a while), unsure
--        (it may be stored: again after a while, looking first), refused (kept for a while, to be seen); for sent '', for
--        later and unsure how long, ms, for refused why and for how long: 'MUTED 604800000'
-- reply  {}
-- cost   O(messages * log n)
local now = clock()
for i = 1, #ARGV, 3 do
  local id, what, argument = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local record = redis.call('HGET', DRAFTS, id)
  if record then
    if what == 'sent' then
      forget(id, record)
    elseif what == 'refused' then
      local why, keep = string.match(argument, '^(%S+) (%d+)$')
      redis.call('HSET', DRAFTS, id .. ':f', why)
      redis.call('HDEL', DRAFTS, id .. ':t')
      redis.call('ZADD', TIMES, millis(now + keep), id)
    else
      if what == 'later' then redis.call('HDEL', DRAFTS, id .. ':t') end
      redis.call('ZADD', TIMES, millis(now + argument), id)
    end
  end
end
return {}
