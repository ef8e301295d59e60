#!lua flags=no-writes
-- Which connections of a channel a node has, for the node to compare with what it holds.
-- KEYS   1 ph
-- ARGV   1 node  2 cursor, 0 = from the beginning  3 about how many fields to look at
-- reply  {next cursor, fields of this node...}
-- cost   O(fields looked at)
local page = redis.call('HSCAN', KEYS[1], ARGV[2], 'COUNT', ARGV[3])
local all, out = page[2], {page[1]}
for i = 1, #all, 2 do
  if string.match(all[i + 1], '^[^;]*') == ARGV[1] then out[#out + 1] = all[i] end
end
return out
