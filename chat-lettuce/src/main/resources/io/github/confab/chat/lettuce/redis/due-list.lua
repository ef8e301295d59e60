#!lua flags=no-writes
--#include scheduled
-- A page of what an author has scheduled, by channel and due time.
-- KEYS   as of scheduled.lua
-- ARGV   1 'author/' or 'author/channel/'  2 the rest of the last place of the page before, '' = from the beginning
--        3 how many
-- reply  {place of the last one if there are more, else '', id, record, why it was not sent or '', ...}
-- cost   O(log n + page)
local prefix = ARGV[1]
local from = ARGV[2] == '' and '[' .. prefix or '(' .. prefix .. ARGV[2]
local till = '(' .. string.sub(prefix, 1, -2) .. '0'
local count = tonumber(ARGV[3])
local places = redis.call('ZRANGEBYLEX', OF, from, till, 'LIMIT', 0, count + 1)
local page = {#places > count and string.sub(places[count], #prefix + 1) or ''}
for i = 1, math.min(count, #places) do
  local id = string.match(places[i], '[^/]*$')
  local found = redis.call('HMGET', DRAFTS, id, id .. ':f')
  if found[1] then
    page[#page + 1] = id
    page[#page + 1] = found[1]
    page[#page + 1] = found[2] or ''
  end
end
return page
