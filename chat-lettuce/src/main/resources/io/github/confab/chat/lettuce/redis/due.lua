#!lua flags=allow-oom
-- Messages that have expired, a page; forgets those that are not in the stream any more, whoever removed them.
-- KEYS   1 meta  2 stream  3 index
-- ARGV   1 place to go on after, '' = the beginning  2 how many to look at, at most 1 000
-- reply  {} if there is no channel, else {place to go on after, '' = that was all, then ids}
-- cost   O(looked at * log n)
if redis.call('HEXISTS', KEYS[1], '~e') == 0 then return {} end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local limit = tonumber(ARGV[2])
-- ';' comes right after ':', so what ends in this very millisecond is among them
local from = ARGV[1] == '' and '[x:' or '(' .. ARGV[1]
local found = redis.call('ZRANGEBYLEX', KEYS[3], from, '(x:' .. string.format('%016.0f;', now), 'LIMIT', 0, limit)
local reply, gone = {#found == limit and found[limit] or ''}, {}
for _, member in ipairs(found) do
  local id = string.match(member, '^x:%d+:(%d+-%d+)$')
  if id and redis.call('XRANGE', KEYS[2], id, id)[1] then
    reply[#reply + 1] = id
  else
    gone[#gone + 1] = member
  end
end
if #gone > 0 then redis.call('ZREM', KEYS[3], unpack(gone)) end
return reply
