#!lua flags=allow-oom
-- Asks for the right to do the housekeeping, or keeps it, or gives it back.
-- KEYS   1 lease
-- ARGV   1 who asks  2 for how long, ms; 0 gives it back
-- reply  {1 if the asker has it now}
-- cost   O(1)
local mine = redis.call('GET', KEYS[1]) == ARGV[1]
if ARGV[2] == '0' then
  if mine then redis.call('DEL', KEYS[1]) end
  return {0}
end
if mine then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return {1}
end
return {redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0}
