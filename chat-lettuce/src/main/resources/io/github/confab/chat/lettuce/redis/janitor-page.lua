#!lua flags=no-writes
-- Reads a page of all channel ids, in the order of the list (score, id). Complete for channels that are there all the while:
-- places are looked up anew for each page, and where the last channel of a page is gone, those of its score come again.
-- KEYS   1 channel ids: zset
-- ARGV   1 the last id of the page before, '' = from the beginning  2 its score  3 how many
-- reply  {id, score, id, score, ...}
-- cost   O(log n + page)
local from = 0
if ARGV[1] ~= '' then
  local place = redis.call('ZRANK', KEYS[1], ARGV[1])
  from = place and place + 1 or redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. ARGV[2])
end
return redis.call('ZRANGE', KEYS[1], from, from + ARGV[3] - 1, 'WITHSCORES')
